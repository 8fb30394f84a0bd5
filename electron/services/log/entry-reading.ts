import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";

/** Entries fetched in one go. */
export const ENTRIES_AT_ONCE = 64 * 256;

/** The entries [from, to). @throws KeyferryError `server-answer-invalid` when some are missing; those of the server */
export async function readEntries(server: KeyServer, from: number, to: number): Promise<Uint8Array[]> {
  const entries = await server.logEntries(from, to);
  if (entries.length !== to - from) throw new KeyferryError("server-answer-invalid", "entries are missing");
  return entries;
}

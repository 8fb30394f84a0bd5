import { encodeLogEntry, type LogEntry } from "../../shared/format";
import { CompactRange, type LogSigner, leafHash, signCheckpoint } from "../../shared/log";
import { addHashes, addLeaves, advanceLogState, readLogState, readNewestLogKey } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import { LogKeyReplacedError, LogMovedError, LogStartError } from "./log-errors";
import { notePersonEntry } from "./person-entries";

/**
 * Appends entries in the caller's transaction: leaves, hashes of the subtrees that they complete, what they say of
 * people, and a freshly signed checkpoint. The log's size is compared and set, so of two who append at once one starts
 * over; and nothing is left of an append whose transaction does not end well.
 * @param now Unix seconds
 * @returns the leaves' indexes
 * @throws LogEntryRefusedError, LogKeyReplacedError
 */
export async function appendEntries(
  queries: Queries,
  signer: LogSigner,
  entries: readonly LogEntry[],
  now: number,
): Promise<number[]> {
  const state = await readLogState(queries);
  if (!state) throw new LogStartError("The database has no log.");
  if ((await readNewestLogKey(queries))?.vkey !== signer.vkey) throw new LogKeyReplacedError();
  const encoded = entries.map(encodeLogEntry);
  const range = CompactRange.from(state.size, state.rangeHashes);
  const closed = encoded.flatMap((entry) => range.append(leafHash(entry)));
  const root = range.root();
  const advanced = await advanceLogState(queries, state.size, {
    size: range.size,
    root,
    rangeHashes: range.hashes,
    checkpoint: signCheckpoint({ origin: state.origin, size: range.size, root }, signer),
    ...(entries.some((entry) => entry.kind === "audit-head") ? { lastHeadAt: now } : {}),
  });
  if (!advanced) throw new LogMovedError();
  await addLeaves(queries, state.size, encoded);
  await addHashes(queries, closed);
  for (const [place, entry] of entries.entries())
    if ("personHash" in entry) await notePersonEntry(queries, entry, state.size + place);
  return entries.map((_, place) => state.size + place);
}

import { type AuditHeadEntry, decodeLogEntry } from "../../shared/format";
import { parseVkey } from "../../shared/log";
import { readEntries, readLogKeys, readLogState } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import type { AuditWitness } from "./audit-verification";

const PORTION = 2000;

/** What the log has to say of the audit trail: its keys, and every head that was written into it. */
export async function readAuditWitness(queries: Queries): Promise<AuditWitness> {
  const keys = await readLogKeys(queries);
  const { size } = (await readLogState(queries)) ?? { size: 0 };
  const heads: AuditHeadEntry[] = [];
  for (let from = 0; from < size; from += PORTION)
    for (const bytes of await readEntries(queries, from, PORTION)) {
      const entry = decodeLogEntry(bytes);
      if (entry.kind === "audit-head") heads.push(entry);
    }
  return { logKeys: keys.map(({ vkey }) => parseVkey(vkey).publicKey), heads };
}

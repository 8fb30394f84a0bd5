import { decode } from "cborg";
import { z } from "zod";
import { bytesToBase64Url, plainBytes } from "../../shared/crypto";
import type { AuditEntry } from "../../shared/protocol/http/administration";
import type { AuditEntriesTable, Queries } from "../storage/tables";

const contentSchema = z.tuple([
  z.literal(1),
  z.int(),
  z.int(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.array(z.tuple([z.string(), z.union([z.string(), z.number()])])),
  z.instanceof(Uint8Array),
]);

/** An entry as it is shown and exported: what its bytes say, beside hash and signature. */
export function auditEntryOf(row: AuditEntriesTable): AuditEntry {
  const [, sequence, time, action, actor, subject, pairs, previousHash] = contentSchema.parse(
    decode(row.content),
  );
  return {
    sequence,
    time,
    action,
    actor,
    subject,
    detail: Object.fromEntries(pairs),
    previousHash: bytesToBase64Url(plainBytes(previousHash)),
    hash: bytesToBase64Url(row.hash),
    signature: bytesToBase64Url(row.signature),
  };
}

/** Up to `count` entries from the one numbered `from`, oldest first. */
export async function readAuditEntries(queries: Queries, from: number, count: number): Promise<AuditEntry[]> {
  const rows = await queries
    .selectFrom("audit_entries")
    .selectAll()
    .where("sequence", ">=", from)
    .orderBy("sequence")
    .limit(count)
    .execute();
  return rows.map(auditEntryOf);
}

const EXPORT_PAGE = 500;

/** The entries numbered from `start` to below `end` as NDJSON, a few hundred lines at a time. */
export async function* exportAuditTrail(
  queries: Queries,
  start: number,
  end: number,
): AsyncGenerator<string> {
  for (let from = start; from < end; from += EXPORT_PAGE) {
    const entries = await readAuditEntries(queries, from, Math.min(EXPORT_PAGE, end - from));
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  }
}

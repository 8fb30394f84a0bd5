import { equalConstantTime, type UserId } from "../../shared/crypto";
import { type OpenedIdentityRecord, openIdentityRecord, personHash, recordHash } from "../../shared/format";
import { RECORDS_MAX } from "../../shared/protocol/http/limits";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import { findLogPerson } from "../storage/log-store";
import { type EnrolledPerson, endSessionsOf, findPerson, replaceRecord } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { keysOf } from "./enrolment";
import { openRecord } from "./identity-chain";

export interface NextRecord {
  readonly userId: UserId;
  readonly envelope: Uint8Array;
  /** `recordHash` of the record that it is to replace. */
  readonly replaces: Uint8Array;
  /** Whose session the request has; null for none. */
  readonly caller: UserId | null;
  /** Hash of that session's token. */
  readonly sessionHash: Uint8Array | null;
}

/**
 * Puts a person's next record in force: a rotation, which her present key has signed and her session asks for, or a
 * recovery, which proves itself by the recovery key that the record in force committed to. The very same record again is
 * no error. Somebody who is not there and somebody whose record is another one are answered alike.
 * @throws Problem `record-invalid`, `not-signed-in`, `not-found`, `record-outdated`, `too-many-records`
 */
export async function putNextRecord(context: ServerContext, next: NextRecord): Promise<{ isNew: boolean }> {
  const opened = openRecord(next.envelope);
  if (opened.record.userId !== next.userId || opened.authority === "first")
    throw new Problem("record-invalid", { detail: "not a next record of this person" });
  if (opened.authority === "previous-key") demandOwnSession(next);
  const isNew = await context.storage.transaction((queries) =>
    replaceInForce(context, queries, next, opened),
  );
  await context.log.afterCommit();
  return { isNew };
}

function demandOwnSession({ caller, userId }: NextRecord): void {
  if (caller === null) throw new Problem("not-signed-in");
  if (caller !== userId) throw new Problem("not-found");
}

async function replaceInForce(
  context: ServerContext,
  queries: Queries,
  { userId, envelope, replaces, sessionHash }: NextRecord,
  { record, authority }: OpenedIdentityRecord,
): Promise<boolean> {
  const inForce = await findPerson(queries, userId);
  if (!inForce) throw new Problem("record-outdated");
  if (Buffer.compare(inForce.envelope, envelope) === 0) return false;
  if (!equalConstantTime(recordHash(inForce.envelope), replaces)) throw new Problem("record-outdated");
  demandContinues(inForce, envelope);
  if (inForce.sequence + 1 >= RECORDS_MAX) throw new Problem("too-many-records");

  const now = context.nowSeconds();
  const hash = personHash(userId);
  const logged = await findLogPerson(queries, hash);
  if (!logged) throw new Error("an enrolled person is not in the log");
  const kind = authority === "recovery-key" ? ("recover" as const) : ("rotate" as const);
  const { sequence } = record;
  const about = { time: now, personHash: hash, label: logged.label, sequence };
  const entry = { kind, ...about, recordHash: recordHash(envelope) };
  const leafIndex = await context.log.appendOne(queries, entry, now);
  await replaceRecord(queries, { ...keysOf(record), userId, sequence, envelope, leafIndex });
  // Whoever is signed in by the key before may be its thief; not so the session in which it was replaced.
  await endSessionsOf(queries, userId, kind === "rotate" ? sessionHash : null);
  const detail = { sequence, leaf: leafIndex };
  await context.audit.append(queries, { action: kind, actor: userId, subject: userId, detail }, now);
  return true;
}

/** The chain goes on unbroken, and at the same address. */
function demandContinues(inForce: EnrolledPerson, envelope: Uint8Array): void {
  const { record: previous } = openIdentityRecord(inForce.envelope);
  const { record } = openRecord(envelope, previous);
  if (record.address !== previous.address)
    throw new Problem("record-invalid", { detail: "the address cannot change" });
}

import {
  bytesToHex,
  CryptoError,
  equalConstantTime,
  type UserId,
  userIdFromBytes,
  vrfVerify,
} from "../../shared/crypto";
import {
  decodeLogEntry,
  FormatError,
  labelFromOutput,
  labelInput,
  personHash,
  recordHash,
} from "../../shared/format";
import { pageOfLogPeople } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import type { LeafWalk } from "./leaf-walk";
import type { FaultList } from "./log-faults";

const PAGE = 500;

function peopleAfter(queries: Queries, after: Uint8Array) {
  return queries
    .selectFrom("people")
    .select(["user_id", "address", "label_proof", "current_sequence", "deactivated_at"])
    .where("user_id", ">", after)
    .orderBy("user_id")
    .limit(PAGE)
    .execute();
}

function recordsOf(queries: Queries, from: Uint8Array, to: Uint8Array) {
  return queries
    .selectFrom("identity_records")
    .leftJoin("log_leaves", "log_leaves.leaf_index", "identity_records.leaf_index")
    .select([
      "identity_records.user_id",
      "identity_records.sequence",
      "identity_records.envelope",
      "log_leaves.entry",
    ])
    .where("identity_records.user_id", ">=", from)
    .where("identity_records.user_id", "<=", to)
    .orderBy("identity_records.user_id")
    .orderBy("identity_records.sequence")
    .execute();
}

type PersonRow = Awaited<ReturnType<typeof peopleAfter>>[number];
type RecordRow = Awaited<ReturnType<typeof recordsOf>>[number];

/**
 * Holds the rows of people against what the log's leaves say: every record is in the log with exactly its bytes, everybody
 * who is enrolled in the log has all her records here, and nobody is here who is not in the log.
 * @param labelsKey public key of the log's labels
 */
export async function auditPeople(
  queries: Queries,
  walk: LeafWalk,
  labelsKey: Uint8Array,
  faults: FaultList,
): Promise<void> {
  const seen = new Set<string>();
  for (let after = new Uint8Array(0); ; ) {
    const people = await peopleAfter(queries, after);
    const [first, last] = [people[0], people.at(-1)];
    if (!first || !last) break;
    const records = byPerson(await recordsOf(queries, first.user_id, last.user_id));
    for (const person of people) {
      const userId = userIdFromBytes(person.user_id);
      seen.add(bytesToHex(personHash(userId)));
      auditPerson(userId, person, records.get(userId) ?? [], walk, faults);
      auditLabel(userId, person, walk, labelsKey, faults);
    }
    after = Uint8Array.from(last.user_id);
  }
  for (const [hash, { revoked }] of walk.people)
    if (!revoked && !seen.has(hash)) faults.add("record-missing", `The person with hash ${hash}`);
  await auditNotes(queries, walk, faults);
}

function byPerson(rows: readonly RecordRow[]): Map<UserId, RecordRow[]> {
  const people = new Map<UserId, RecordRow[]>();
  for (const row of rows) {
    const userId = userIdFromBytes(row.user_id);
    const records = people.get(userId);
    if (records) records.push(row);
    else people.set(userId, [row]);
  }
  return people;
}

function auditPerson(
  userId: UserId,
  person: PersonRow,
  records: readonly RecordRow[],
  walk: LeafWalk,
  faults: FaultList,
): void {
  const logged = walk.people.get(bytesToHex(personHash(userId)));
  const who = `The person ${userId}`;
  const isActive = person.deactivated_at === null;
  if (!logged || logged.revoked === isActive) faults.add("still-active", who);
  const expected = (logged?.sequence ?? -1) + 1;
  const isWhole =
    records.length === expected &&
    person.current_sequence === expected - 1 &&
    records.every(({ sequence }, place) => sequence === place);
  if (!isWhole) faults.add("record-missing", who);
  for (const record of records)
    if (!isLogged(userId, record)) faults.add("record-wrong", `Record ${record.sequence} of ${userId}`);
}

function isLogged(userId: UserId, { sequence, envelope, entry }: RecordRow): boolean {
  if (!entry) return false;
  try {
    const logged = decodeLogEntry(entry);
    return (
      "personHash" in logged &&
      logged.kind !== "revoke" &&
      logged.sequence === sequence &&
      equalConstantTime(logged.personHash, personHash(userId)) &&
      equalConstantTime(logged.recordHash, recordHash(envelope))
    );
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function auditLabel(
  userId: UserId,
  { address, label_proof }: PersonRow,
  walk: LeafWalk,
  labelsKey: Uint8Array,
  faults: FaultList,
): void {
  const logged = walk.people.get(bytesToHex(personHash(userId)));
  if (!logged) return;
  try {
    const label = labelFromOutput(vrfVerify(labelsKey, labelInput(address), label_proof));
    if (bytesToHex(label) === logged.label) return;
  } catch (error) {
    if (!(error instanceof CryptoError || error instanceof FormatError)) throw error;
  }
  faults.add("label-wrong", `The person ${userId}`);
}

/** The rows by which the server knows what its log says must say the same. */
async function auditNotes(queries: Queries, walk: LeafWalk, faults: FaultList): Promise<void> {
  let count = 0;
  for (let after = new Uint8Array(0); ; ) {
    const notes = await pageOfLogPeople(queries, after, PAGE);
    const last = notes.at(-1);
    if (!last) break;
    for (const note of notes) {
      const hash = bytesToHex(note.person_hash);
      const logged = walk.people.get(hash);
      const fits =
        logged?.label === bytesToHex(note.label) &&
        logged.sequence === note.sequence &&
        logged.lastLeaf === note.last_leaf &&
        logged.revoked === (note.revoked_at !== null);
      if (!fits) faults.add("person-wrong", `The person with hash ${hash}`);
    }
    count += notes.length;
    after = Uint8Array.from(last.person_hash);
  }
  if (count !== walk.people.size) faults.add("person-wrong", "The list of people");
}

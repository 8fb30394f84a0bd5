import { equalConstantTime, type UserId } from "../../shared/crypto";
import { decodeLogEntry, type PersonEntry, personHash } from "../../shared/format";
import {
  addLogPerson,
  changeLogPerson,
  findLogPerson,
  isLabelInUse,
  readEntries,
} from "../storage/log-store";
import type { LogPeopleTable, Queries } from "../storage/tables";
import { LogEntryRefusedError } from "./log-errors";

/**
 * Notes what an entry at `leafIndex` says of a person, if it goes on with what the log says already: each person is
 * enrolled once and then has sequence numbers without gaps; a label belongs to one person at a time; after a revocation
 * nothing follows.
 * @throws LogEntryRefusedError
 */
export async function notePersonEntry(
  queries: Queries,
  entry: PersonEntry,
  leafIndex: number,
): Promise<void> {
  const known = await findLogPerson(queries, entry.personHash);
  if (entry.kind === "enrol") {
    if (known) throw new LogEntryRefusedError("the log has this person already");
    if (await isLabelInUse(queries, entry.label)) throw new LogEntryRefusedError("the address is somebody's");
    await addLogPerson(queries, {
      person_hash: entry.personHash,
      label: entry.label,
      sequence: 0,
      last_leaf: leafIndex,
      revoked_at: null,
    });
    return;
  }
  if (!known || known.revoked_at !== null) throw new LogEntryRefusedError("nobody to go on with");
  demandContinues(known, entry);
  await changeLogPerson(queries, entry.personHash, {
    sequence: entry.sequence,
    last_leaf: leafIndex,
    revoked_at: entry.kind === "revoke" ? entry.time : null,
  });
}

function demandContinues(known: LogPeopleTable, entry: PersonEntry): void {
  const expected = entry.kind === "revoke" ? known.sequence : known.sequence + 1;
  if (entry.sequence !== expected) throw new LogEntryRefusedError("the sequence number does not go on");
  if (!equalConstantTime(known.label, entry.label)) throw new LogEntryRefusedError("another address");
}

/** What the log said last of a person who is not revoked; null when there is none. */
export async function lastPersonEntry(queries: Queries, userId: UserId): Promise<PersonEntry | null> {
  const known = await findLogPerson(queries, personHash(userId));
  if (!known || known.revoked_at !== null) return null;
  const [bytes] = await readEntries(queries, known.last_leaf, 1);
  const entry = bytes ? decodeLogEntry(bytes) : null;
  if (!entry || !("personHash" in entry)) throw new LogEntryRefusedError("the person's last leaf is missing");
  return entry;
}

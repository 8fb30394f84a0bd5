import { generateIdentity, type IdentityKeys, newUserId, type UserId } from "../../shared/crypto";
import {
  decodeLogEntry,
  encodeLogEntry,
  type IdentityRecord,
  type LogEntry,
  openIdentityRecord,
  personHash,
  recordHash,
  signIdentityRecord,
} from "../../shared/format";
import type { ShownPerson } from "./log-view";

/** Keys of the administrator's in somebody else's place. The private ones are kept: she means to read. */
export interface Impostor {
  readonly userId: UserId;
  readonly keys: IdentityKeys;
  /** Signed by these keys, and by nothing else that it would need. */
  readonly envelope: Uint8Array;
  /** What the log would say of this record. */
  readonly entry: Uint8Array;
}

/**
 * - "same-person": other keys under the same user ID, as if they had been the first ones
 * - "second-person": another user ID under the same address
 * - "next-record": a record that follows the person's own, but that her key did not sign
 */
export type Imposture = "same-person" | "second-person" | "next-record";

/** Makes an impostor of a person whom the log has with these records. @throws RangeError for nobody */
export async function createImpostor(person: ShownPerson, imposture: Imposture): Promise<Impostor> {
  const last = person.records.at(-1);
  if (last === undefined) throw new RangeError("a person without a record");
  const opened = openIdentityRecord(last.envelope);
  const keys = await generateIdentity({ rsaBits: 2048 });
  const continues = imposture === "next-record";
  const record: IdentityRecord = {
    ...opened.record,
    userId: imposture === "second-person" ? newUserId() : opened.record.userId,
    sequence: continues ? opened.record.sequence + 1 : 0,
    previousHash: continues ? opened.hash : null,
    rsaSpki: keys.encryption.publicSpki,
    signingKey: keys.signing.publicKey,
    createdAt: opened.record.createdAt + 1,
  };
  const own = keys.signing.privatePkcs8;
  const envelope = signIdentityRecord(record, own, continues ? { previousSigningPrivate: own } : undefined);
  const entry = entryOf(record, envelope, labelOf(last.entry));
  return { userId: record.userId, keys, envelope, entry };
}

function entryOf(record: IdentityRecord, envelope: Uint8Array, label: Uint8Array): Uint8Array {
  const entry: LogEntry = {
    kind: record.sequence === 0 ? "enrol" : "rotate",
    time: Math.floor(Date.now() / 1000),
    personHash: personHash(record.userId),
    label,
    sequence: record.sequence,
    recordHash: recordHash(envelope),
  };
  return encodeLogEntry(entry);
}

function labelOf(entryBytes: Uint8Array): Uint8Array {
  const entry = decodeLogEntry(entryBytes);
  if (!("label" in entry)) throw new RangeError("not an entry of a person");
  return entry.label;
}

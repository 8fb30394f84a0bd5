import {
  bytesToHex,
  CryptoError,
  equalConstantTime,
  type Fingerprint,
  fingerprintOf,
  type UserId,
  vrfVerify,
} from "../../../shared/crypto";
import {
  encodeLogEntry,
  FormatError,
  type IdentityRecord,
  labelFromOutput,
  labelInput,
  type OpenedIdentityRecord,
  openIdentityRecord,
  type PersonEntry,
  personHash,
  type RecordAuthority,
  recordHash,
} from "../../../shared/format";
import { LogError, leafHash, verifyInclusion } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { LoggedRecord, ProvenPerson } from "../ports";
import type { LeafRows } from "./leaf-rows";
import type { VerifiedLog } from "./log-trust";

/** A record of a chain that was followed from its beginning. */
export interface ChainRecord {
  readonly envelope: Uint8Array;
  readonly record: IdentityRecord;
  readonly fingerprint: Fingerprint;
  /** What entitled it to follow the one before. */
  readonly authority: RecordAuthority;
}

/** A person whose records are all in the log, exactly these bytes, and who is nobody else's double. */
export interface VerifiedPerson {
  readonly userId: UserId;
  /** From the first to the one in force. */
  readonly chain: readonly [ChainRecord, ...ChainRecord[]];
  /** Of her address in the log, 32 bytes. */
  readonly label: Uint8Array;
}

/** The log has moved on since the answer was made: it is worth asking again. */
export class OutdatedAnswer extends Error {
  override readonly name = "OutdatedAnswer";
}

const ENTRY_OF_AUTHORITY: Readonly<Record<RecordAuthority, PersonEntry["kind"]>> = {
  first: "enrol",
  "previous-key": "rotate",
  "recovery-key": "recover",
};

/**
 * Checks everything that makes a person's key the one that everybody sees: the unbroken chain of records, each in the log with exactly
 * these bytes; no later entry about her; nobody else in force under her address.
 * @throws KeyferryError `person-record-invalid` (the records themselves), `person-record-unproven`, `person-deactivated`
 * @throws OutdatedAnswer
 */
export function verifyPerson(person: ProvenPerson, verified: VerifiedLog): VerifiedPerson {
  const chain = readChain(person.userId, person.records);
  const label = provenLabel(verified.log, chain[0].record.address, person.labelProof);
  const places = person.records.map(({ index }) => index);
  for (const [i, logged] of person.records.entries()) {
    const opened = chain[i];
    if (opened !== undefined) requireInLog(opened, logged, label, verified);
  }
  requireNothingElse(person.userId, places, verified);
  requireNoDouble(person.userId, label, verified.mirror.rows);
  return { userId: person.userId, chain, label };
}

/** @throws KeyferryError `person-record-invalid` when the chain is broken, or changes whom it is about */
export function readChain(
  userId: UserId,
  records: readonly Pick<LoggedRecord, "envelope">[],
): VerifiedPerson["chain"] {
  const chain: ChainRecord[] = [];
  for (const { envelope } of records) {
    const before = chain.at(-1)?.record;
    const { record, authority } = openRecord(envelope, before);
    const isHers = record.userId === userId && record.sequence === chain.length;
    if (!isHers || (before !== undefined && record.address !== before.address)) {
      throw new KeyferryError("person-record-invalid", "a record of another chain");
    }
    const fingerprint = fingerprintOf(record.userId, record.rsaSpki, record.signingKey);
    chain.push({ envelope, record, fingerprint, authority });
  }
  const [first, ...later] = chain;
  if (first === undefined) throw new KeyferryError("person-record-invalid", "no record");
  return [first, ...later];
}

function openRecord(envelope: Uint8Array, before: IdentityRecord | undefined): OpenedIdentityRecord {
  try {
    return openIdentityRecord(envelope, before);
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof CryptoError)) throw error;
    throw new KeyferryError("person-record-invalid", error.code, { cause: error });
  }
}

/** Checking a label takes milliseconds, and the same people are looked up again and again. */
const MAX_KNOWN_LABELS = 1000;
const knownLabels = new Map<string, Uint8Array>();

/** The label of an address, as the log's own key proves it. @throws KeyferryError `person-record-unproven` */
export function provenLabel(
  { vrfKey }: Pick<VerifiedLog["log"], "vrfKey">,
  address: string,
  proof: Uint8Array,
): Uint8Array {
  const name = `${bytesToHex(vrfKey)}/${bytesToHex(proof)}/${address}`;
  const known = knownLabels.get(name);
  if (known !== undefined) return known;
  try {
    const label = labelFromOutput(vrfVerify(vrfKey, labelInput(address), proof));
    if (knownLabels.size >= MAX_KNOWN_LABELS) knownLabels.clear();
    knownLabels.set(name, label);
    return label;
  } catch (error) {
    if (error instanceof CryptoError) throw unproven("label");
    throw error;
  }
}

/** The leaf that the log must have of a record. @param time as the entry has it */
export function leafOfRecord(
  { record, envelope, authority }: Pick<ChainRecord, "record" | "envelope" | "authority">,
  label: Uint8Array,
  time: number,
): Uint8Array {
  return leafHash(
    encodeLogEntry({
      kind: ENTRY_OF_AUTHORITY[authority],
      time,
      personHash: personHash(record.userId),
      label,
      sequence: record.sequence,
      recordHash: recordHash(envelope),
    }),
  );
}

function requireInLog(
  opened: ChainRecord,
  { index, inclusion }: LoggedRecord,
  label: Uint8Array,
  { checkpoint, mirror }: VerifiedLog,
): void {
  if (index >= checkpoint.size) throw unproven("beyond the checkpoint");
  const { size, root } = checkpoint;
  const leaf = leafOfRecord(opened, label, mirror.rows.at(index).time);
  try {
    verifyInclusion({ size, index, leafHash: leaf, proof: inclusion, root });
  } catch (error) {
    if (error instanceof LogError) throw unproven("inclusion");
    throw error;
  }
}

/** Whatever the log says of this person besides her records is something that the server has kept quiet about. */
function requireNothingElse(
  userId: UserId,
  places: readonly number[],
  { checkpoint, mirror: { rows } }: VerifiedLog,
): void {
  const entries = rows.ofPerson(personHash(userId));
  if (entries.some((index) => rows.at(index).kind === "revoke"))
    throw new KeyferryError("person-deactivated");
  const isSame = entries.length === places.length && entries.every((index, i) => index === places[i]);
  if (isSame) return;
  if (entries.some((index) => index >= checkpoint.size)) throw new OutdatedAnswer();
  throw unproven("an entry that was not shown");
}

/** One address has one person in force. */
function requireNoDouble(userId: UserId, label: Uint8Array, rows: LeafRows): void {
  const own = personHash(userId).subarray(0, 8);
  const others = rows.ofLabel(label).map((index) => rows.at(index).person);
  const isDouble = others.some((person) => !equalConstantTime(person, own) && !rows.isRevoked(person));
  if (isDouble) throw unproven("somebody else is in force under this address");
}

function unproven(detail: string): KeyferryError {
  return new KeyferryError("person-record-unproven", detail);
}

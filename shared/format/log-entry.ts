import { SIGNATURE_LENGTH, type SigningPublicKey } from "../crypto";
import { readArray, readBytes, readTuple, readUint } from "./cbor-fields";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";
import { readSigningKey } from "./public-keys";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";

/** What happened to a person, in the order of their numbers in the encoding. */
export const PERSON_ENTRY_KINDS = ["enrol", "rotate", "recover", "revoke"] as const;
export type PersonEntryKind = (typeof PERSON_ENTRY_KINDS)[number];

/** A person's record was enrolled, replaced by one of her own keys, recovered, or revoked. */
export interface PersonEntry {
  readonly kind: PersonEntryKind;
  /** Seconds since 1970. */
  readonly time: number;
  /** `personHash` of the user ID, 32 bytes. */
  readonly personHash: Uint8Array;
  /** `labelFromOutput` for the address, 32 bytes. */
  readonly label: Uint8Array;
  /** Of the record: 0 exactly when enrolling. Of the last record when revoking. */
  readonly sequence: number;
  /** `recordHash` of the signed record, 32 bytes. */
  readonly recordHash: Uint8Array;
}

/** How long the server's audit trail is and what it hashes to; also the log's sign of life, and its word on how labels are made. */
export interface AuditHeadEntry {
  readonly kind: "audit-head";
  readonly time: number;
  readonly auditSequence: number;
  /** 32 bytes. */
  readonly auditHash: Uint8Array;
  /** RFC 9381 public key of the log's labels, 32 bytes: whoever sees the same tree goes by the same labels. */
  readonly labelsKey: Uint8Array;
}

/** From here on checkpoints are signed by another key, which the one before endorses. */
export interface LogKeyEntry {
  readonly kind: "log-key";
  readonly time: number;
  readonly newKey: SigningPublicKey;
  /** Signature by the old key, 64 bytes. */
  readonly endorsement: Uint8Array;
}

/** One leaf of the transparency log: hashes, keys and times, nothing that names anybody. */
export type LogEntry = PersonEntry | AuditHeadEntry | LogKeyEntry;

const ENTRY_VERSION = 1;
const AUDIT_HEAD = 4;
const LOG_KEY = 5;

/**
 * @returns the leaf's bytes, deterministic CBOR of at most 256 bytes
 * @throws FormatError when the entry is not one that `decodeLogEntry` accepts
 */
export function encodeLogEntry(entry: LogEntry): Uint8Array {
  const bytes = encodeCbor([ENTRY_VERSION, ...entryFields(entry)]);
  decodeLogEntry(bytes);
  return bytes;
}

function entryFields(entry: LogEntry): CborValue[] {
  switch (entry.kind) {
    case "audit-head":
      return [AUDIT_HEAD, entry.time, entry.auditSequence, entry.auditHash, entry.labelsKey];
    case "log-key":
      return [LOG_KEY, entry.time, entry.newKey, entry.endorsement];
    default:
      return [
        PERSON_ENTRY_KINDS.indexOf(entry.kind),
        entry.time,
        entry.personHash,
        entry.label,
        entry.sequence,
        entry.recordHash,
      ];
  }
}

/**
 * Reads one leaf strictly.
 * @throws FormatError `malformed`, `limit-exceeded`, `newer-version` (also for kinds that are not known), `weak-key`
 */
export function decodeLogEntry(bytes: Uint8Array): LogEntry {
  const decoded = decodeCbor(bytes, LIMITS.logEntryBytes);
  const fields = readArray(decoded, "log entry", Number.MAX_SAFE_INTEGER);
  const version = readUint(fields[0], "entry version");
  if (version > ENTRY_VERSION) throw new FormatError("newer-version", "log entry");
  if (version !== ENTRY_VERSION) throw malformed("entry version");
  const kind = readUint(fields[1], "entry kind");
  if (kind === AUDIT_HEAD) return readAuditHead(decoded);
  if (kind === LOG_KEY) return readLogKey(decoded);
  const personKind = PERSON_ENTRY_KINDS[kind];
  if (personKind === undefined) throw new FormatError("newer-version", "log entry kind");
  return readPersonEntry(decoded, personKind);
}

function readPersonEntry(decoded: CborValue, kind: PersonEntryKind): PersonEntry {
  const [, , time, personHash, label, sequence, recordHash] = readTuple(decoded, "person entry", 7);
  const entry: PersonEntry = {
    kind,
    time: readUint(time, "time"),
    personHash: readBytes(personHash, "person hash", 32),
    label: readBytes(label, "label", 32),
    sequence: readUint(sequence, "sequence", 0xffff_ffff),
    recordHash: readBytes(recordHash, "record hash", 32),
  };
  const fits = kind === "revoke" || (kind === "enrol") === (entry.sequence === 0);
  if (!fits) throw malformed("only an enrolment has sequence 0");
  return entry;
}

function readAuditHead(decoded: CborValue): AuditHeadEntry {
  const [, , time, auditSequence, auditHash, labelsKey] = readTuple(decoded, "audit-head entry", 6);
  return {
    kind: "audit-head",
    time: readUint(time, "time"),
    auditSequence: readUint(auditSequence, "audit sequence"),
    auditHash: readBytes(auditHash, "audit hash", 32),
    labelsKey: readBytes(labelsKey, "labels key", 32),
  };
}

function readLogKey(decoded: CborValue): LogKeyEntry {
  const [, , time, newKey, endorsement] = readTuple(decoded, "log-key entry", 5);
  return {
    kind: "log-key",
    time: readUint(time, "time"),
    newKey: readSigningKey(newKey, "log key"),
    endorsement: readBytes(endorsement, "endorsement", SIGNATURE_LENGTH),
  };
}

import type { KeyObject } from "node:crypto";
import {
  equalConstantTime,
  SIGNATURE_LENGTH,
  type SigningPublicKey,
  sha256,
  sign,
  type UserId,
  userIdBytes,
  userIdFromBytes,
  verify,
} from "../crypto";
import {
  readAnyBytes,
  readArray,
  readBytes,
  readNullable,
  readText,
  readTuple,
  readUint,
} from "./cbor-fields";
import { FormatError, malformed } from "./format-error";
import {
  type Authority,
  encodeAuthority,
  type RecordAuthority,
  readAuthority,
  requireAuthorityOver,
  type SigningAuthority,
} from "./identity-authority";
import { LIMITS } from "./limits";
import { checkAddress, checkPersonName } from "./names";
import { readEncryptionKey, readSigningKey } from "./public-keys";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";
import { requireSuite, SUITE } from "./suite";

/** Who a person is: ID, address, name and public keys, one record for each generation of keys. */
export interface IdentityRecord {
  readonly userId: UserId;
  /** Normalized; see `normalizeAddress`. */
  readonly address: string;
  readonly name: string;
  /** 0 for the first record of a person, then one more for each. */
  readonly sequence: number;
  /** SHA-256 of the previous record's bytes; null for the first. */
  readonly previousHash: Uint8Array | null;
  /** RSA public key, SubjectPublicKeyInfo in DER. */
  readonly rsaSpki: Uint8Array;
  readonly signingKey: SigningPublicKey;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** `recoveryKeyHash` of the offline key that may replace these keys when they are lost; null: none may. */
  readonly recoveryKeyHash: Uint8Array | null;
}

export interface OpenedIdentityRecord {
  readonly record: IdentityRecord;
  /** The signed CBOR, without its envelope. */
  readonly recordBytes: Uint8Array;
  /** SHA-256 of `recordBytes`; what the next record names as `previousHash`. */
  readonly hash: Uint8Array;
  /** What entitles this record to replace the one before it. Proven only when that one was given. */
  readonly authority: RecordAuthority;
}

const RECORD_VERSION = 1;
const RECORD_FIELDS = 11;
const RECORD_DOMAIN = "keyferry/v1/identity-record";

function encodeRecord(record: IdentityRecord): Uint8Array {
  return encodeCbor([
    RECORD_VERSION,
    SUITE,
    userIdBytes(record.userId),
    record.address,
    record.name,
    record.sequence,
    record.previousHash,
    record.rsaSpki,
    record.signingKey,
    record.createdAt,
    record.recoveryKeyHash,
  ]);
}

function requireRecordVersion(value: CborValue | undefined): void {
  const version = readUint(value, "record version");
  if (version > RECORD_VERSION) throw new FormatError("newer-version", "identity record");
  if (version !== RECORD_VERSION) throw malformed("record version");
}

function decodeRecord(bytes: Uint8Array): IdentityRecord {
  const decoded = decodeCbor(bytes, LIMITS.identityRecordBytes);
  requireRecordVersion(readArray(decoded, "identity record", Number.MAX_SAFE_INTEGER)[0]);
  const [
    ,
    suite,
    userId,
    address,
    name,
    sequence,
    previousHash,
    rsaSpki,
    signingKey,
    createdAt,
    recoveryHash,
  ] = readTuple(decoded, "identity record", RECORD_FIELDS);
  requireSuite(suite);
  const record: IdentityRecord = {
    userId: userIdFromBytes(readBytes(userId, "user ID", 16)),
    address: checkAddress(readText(address, "address")),
    name: checkPersonName(readText(name, "name")),
    sequence: readUint(sequence, "sequence", 0xffff_ffff),
    previousHash: readNullable(previousHash, (value) => readBytes(value, "previous hash", 32)),
    rsaSpki: readEncryptionKey(rsaSpki, "encryption key"),
    signingKey: readSigningKey(signingKey, "signing key"),
    createdAt: readUint(createdAt, "creation time"),
    recoveryKeyHash: readNullable(recoveryHash, (value) => readBytes(value, "recovery key hash", 32)),
  };
  if ((record.sequence === 0) !== (record.previousHash === null)) {
    throw malformed("only the first record has no predecessor");
  }
  return record;
}

/**
 * Signs a record and wraps it into its envelope [record, signature, authority].
 * @param authority the previous record's signing key, or the recovery key that it committed to; needed for every
 *   record but the first
 * @returns the envelope, deterministic CBOR
 * @throws FormatError when the record is not one that `openIdentityRecord` accepts
 */
export function signIdentityRecord(
  record: IdentityRecord,
  signingPrivate: Uint8Array | KeyObject,
  authority?: SigningAuthority,
): Uint8Array {
  const recordBytes = encodeRecord(record);
  const envelope = encodeCbor([
    recordBytes,
    sign(signingPrivate, RECORD_DOMAIN, recordBytes),
    authority === undefined ? null : encodeAuthority(authority, RECORD_DOMAIN, recordBytes),
  ]);
  openIdentityRecord(envelope);
  return envelope;
}

/**
 * Reads an envelope strictly, checks the keys in it and its own signature.
 * @param previous the record that this one must continue; without it a later record's link is not checked
 * @throws FormatError `malformed`, `limit-exceeded`, `newer-version`, `unsupported-suite`, `weak-key`, `invalid-name`,
 *   `invalid-address`, `signature-invalid`, `wrong-predecessor`
 */
export function openIdentityRecord(envelope: Uint8Array, previous?: IdentityRecord): OpenedIdentityRecord {
  const decoded = decodeCbor(envelope, LIMITS.identityRecordBytes);
  const [bytesField, signatureField, authorityField] = readTuple(decoded, "record envelope", 3);
  const recordBytes = readAnyBytes(bytesField, "record");
  const signature = readBytes(signatureField, "signature", SIGNATURE_LENGTH);
  const authority = readAuthority(authorityField);
  const record = decodeRecord(recordBytes);
  if (!verify(record.signingKey, RECORD_DOMAIN, recordBytes, signature))
    throw new FormatError("signature-invalid");
  if ((authority.kind === "first") !== (record.previousHash === null)) {
    throw malformed("a record has a predecessor and its authority, or neither");
  }
  if (previous !== undefined) requireContinues(previous, record, recordBytes, authority);
  return { record, recordBytes, hash: sha256(recordBytes), authority: authority.kind };
}

function requireContinues(
  previous: IdentityRecord,
  record: IdentityRecord,
  recordBytes: Uint8Array,
  authority: Authority,
): void {
  const continues =
    record.userId === previous.userId &&
    record.sequence === previous.sequence + 1 &&
    record.previousHash !== null &&
    equalConstantTime(record.previousHash, sha256(encodeRecord(previous)));
  if (!continues) throw new FormatError("wrong-predecessor");
  requireAuthorityOver(previous, authority, RECORD_DOMAIN, recordBytes);
}

import { type UserId, userIdBytes, userIdFromBytes, utf8, zero } from "../crypto";
import { readAnyBytes, readArray, readBytes, readText, readTuple, readUint } from "./cbor-fields";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";
import { checkAddress, checkPersonName } from "./names";
import { type CborValue, decodeCbor, encodeCbor } from "./strict-cbor";

/** All that makes a computer a person's own: what a recovery kit holds under its words. */
export interface RecoveryKit {
  /** Origin of the key server. */
  readonly server: string;
  readonly userId: UserId;
  /** Normalized. */
  readonly address: string;
  readonly name: string;
  /** Of the record in force when the kit was made. */
  readonly sequence: number;
  /** `recordHash` of that record's envelope, 32 bytes. */
  readonly recordHash: Uint8Array;
  /** Seconds since 1970. */
  readonly madeAt: number;
  /** RSA private key, PKCS#8 DER. */
  readonly encryption: Uint8Array;
  /** Ed25519 private key, PKCS#8 DER. */
  readonly signing: Uint8Array;
  /** Decryption keys of earlier generations, by the last record that had them, oldest first. */
  readonly former: readonly { readonly sequence: number; readonly encryption: Uint8Array }[];
}

const FIELDS = 10;
/** RFC 8410 section 7, without attributes or a public key. */
const SIGNING_PKCS8_LENGTH = 48;
const HASH_LENGTH = 32;

/** The kit's deterministic CBOR, for the caller to overwrite. @throws FormatError when `decodeKit` would refuse it */
export function encodeKit(kit: RecoveryKit): Uint8Array {
  const bytes = encodeCbor([
    kit.server,
    userIdBytes(kit.userId),
    kit.address,
    kit.name,
    kit.sequence,
    kit.recordHash,
    kit.madeAt,
    kit.encryption,
    kit.signing,
    kit.former.map(({ sequence, encryption }) => [sequence, encryption]),
  ]);
  overwriteKit(decodeKit(bytes));
  return bytes;
}

/** @throws FormatError `malformed`, `limit-exceeded`, `invalid-name`, `invalid-address` */
export function decodeKit(bytes: Uint8Array): RecoveryKit {
  const decoded = decodeCbor(bytes, LIMITS.recoveryKitBytes);
  const [server, userId, address, name, sequence, recordHash, madeAt, encryption, signing, former] =
    readTuple(decoded, "recovery kit", FIELDS);
  const current = readUint(sequence, "sequence", 0xffff_ffff);
  return {
    server: readServer(server),
    userId: userIdFromBytes(readBytes(userId, "user ID", 16)),
    address: checkAddress(readText(address, "address")),
    name: checkPersonName(readText(name, "name")),
    sequence: current,
    recordHash: readBytes(recordHash, "record hash", HASH_LENGTH),
    madeAt: readUint(madeAt, "time", 0xffff_ffff),
    encryption: readEncryption(encryption),
    signing: readBytes(signing, "signing key", SIGNING_PKCS8_LENGTH),
    former: readFormer(former, current),
  };
}

/** Overwrites the private keys. */
export function overwriteKit({ encryption, signing, former }: RecoveryKit): void {
  zero(encryption, signing, ...former.map((one) => one.encryption));
}

function readServer(value: CborValue | undefined): string {
  const server = readText(value, "server");
  if (utf8(server).length > LIMITS.originBytes) throw new FormatError("limit-exceeded", "server");
  return server;
}

function readEncryption(value: CborValue | undefined): Uint8Array {
  const key = readAnyBytes(value, "encryption key");
  if (key.length > LIMITS.privateKeyBytes) throw new FormatError("limit-exceeded", "encryption key");
  if (key.length === 0) throw malformed("encryption key");
  return key;
}

function readFormer(value: CborValue | undefined, current: number): RecoveryKit["former"] {
  const former = readArray(value, "former keys", LIMITS.formerKeys).map((one) => {
    const [sequence, encryption] = readTuple(one, "former key", 2);
    return { sequence: readUint(sequence, "former sequence"), encryption: readEncryption(encryption) };
  });
  former.forEach(({ sequence }, i) => {
    const next = former[i + 1]?.sequence ?? current;
    if (sequence >= next) throw malformed("former keys out of order");
  });
  return former;
}

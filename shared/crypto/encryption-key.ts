import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error";
import { equalConstantTime } from "./secret-memory";
import { bytesToHex, hexToBytes } from "./text-encodings";

/** RSA keys for wrapping: 2048 or 3072 bits, e = 65537, X.509 SubjectPublicKeyInfo and PKCS#8 in DER. */

export type RsaBits = 2048 | 3072;

/**
 * With the size and e fixed, DER leaves nothing free but the modulus. So a public key is accepted only
 * when it is prefix || modulus || suffix, and one key has one encoding and one fingerprint.
 */
const SPKI_PREFIX: Record<RsaBits, Uint8Array> = {
  2048: hexToBytes("30820122300d06092a864886f70d01010105000382010f003082010a0282010100"),
  3072: hexToBytes("308201a2300d06092a864886f70d01010105000382018f003082018a0282018100"),
};
const SPKI_SUFFIX = hexToBytes("0203010001");

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return equalConstantTime(bytes.subarray(0, prefix.length), prefix);
}

function matchesTemplate(spki: Uint8Array, bits: RsaBits): boolean {
  const prefix = SPKI_PREFIX[bits];
  const modulusEnd = prefix.length + bits / 8;
  if (spki.length !== modulusEnd + SPKI_SUFFIX.length) return false;
  const topByte = spki[prefix.length] ?? 0;
  const lowByte = spki[modulusEnd - 1] ?? 0;
  return (
    startsWith(spki, prefix) &&
    startsWith(spki.subarray(modulusEnd), SPKI_SUFFIX) &&
    topByte >= 0x80 &&
    lowByte % 2 === 1
  );
}

function parsePublicKey(spki: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
  } catch {
    throw new CryptoError("invalid-key", "not a public key in SPKI DER");
  }
}

/** Why a key that does not match the template is refused. */
function refusal(spki: Uint8Array): CryptoError {
  const key = parsePublicKey(spki);
  if (key.asymmetricKeyType !== "rsa") return new CryptoError("invalid-key", "not an RSA key");
  if (bytesToHex(key.export({ format: "der", type: "spki" })) !== bytesToHex(spki)) {
    return new CryptoError("invalid-encoding", "not the canonical DER of this key");
  }
  return new CryptoError("weak-key", "RSA keys must have 2048 or 3072 bits and e = 65537");
}

/**
 * Checks a recipient's public key and says its size in bits.
 * @throws CryptoError `weak-key` (other sizes or exponents), `invalid-encoding` (not canonical DER), `invalid-key`
 */
export function checkRsaPublicKey(spki: Uint8Array): RsaBits {
  const bits = matchesTemplate(spki, 2048) ? 2048 : matchesTemplate(spki, 3072) ? 3072 : null;
  if (bits === null) throw refusal(spki);
  parsePublicKey(spki);
  return bits;
}

/** A checked public key, ready for use. @throws as `checkRsaPublicKey` */
export function importEncryptionPublicKey(spki: Uint8Array): KeyObject {
  checkRsaPublicKey(spki);
  return parsePublicKey(spki);
}

/** @throws CryptoError `invalid-key` unless it is an RSA private key in PKCS#8 DER. */
export function importEncryptionKey(pkcs8: Uint8Array): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  } catch {
    throw new CryptoError("invalid-key", "not a private key in PKCS#8 DER");
  }
  if (key.asymmetricKeyType !== "rsa") throw new CryptoError("invalid-key", "not an RSA private key");
  return key;
}

/** Bytes of one RSA block of a private key: 256 or 384. @throws CryptoError as `checkRsaPublicKey` for its public half */
export function rsaBlockLength(privateKey: KeyObject): number {
  return checkRsaPublicKey(createPublicKey(privateKey).export({ format: "der", type: "spki" })) / 8;
}

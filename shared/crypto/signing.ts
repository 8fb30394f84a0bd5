import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";
import type { SigningPublicKey } from "./branded-types";
import { concatBytes, plainBytes, utf8 } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { isStrongSigningKey, SIGNING_KEY_LENGTH } from "./signing-point";
import { bytesToHex, hexToBytes } from "./text-encodings";

/** Ed25519 (RFC 8032) over domain || message, where the domain says what kind of thing is signed. */

export const SIGNATURE_LENGTH = 64;

/** DER of SubjectPublicKeyInfo up to the 32 raw key bytes (RFC 8410 section 4). */
const SPKI_PREFIX = hexToBytes("302a300506032b6570032100");

/** @throws CryptoError `invalid-key` unless it is an Ed25519 private key in PKCS#8 DER. */
export function importSigningKey(pkcs8: Uint8Array): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  } catch {
    throw new CryptoError("invalid-key", "not a private key in PKCS#8 DER");
  }
  if (key.asymmetricKeyType !== "ed25519") throw new CryptoError("invalid-key", "not an Ed25519 private key");
  return key;
}

/** Exporting takes longer than signing, and one key signs many headers. */
const rawPublicHalves = new WeakMap<KeyObject, Uint8Array>();

/** The raw public half of an Ed25519 private or public key. */
export function rawSigningPublicKey(key: KeyObject): SigningPublicKey {
  const raw = rawPublicHalves.get(key) ?? exportRawPublicHalf(key);
  rawPublicHalves.set(key, raw);
  return Uint8Array.from(raw) as Uint8Array as SigningPublicKey;
}

function exportRawPublicHalf(key: KeyObject): Uint8Array {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  const spki = publicKey.export({ format: "der", type: "spki" });
  return plainBytes(spki.subarray(spki.length - SIGNING_KEY_LENGTH));
}

/** @returns 64 bytes */
export function sign(privateKey: Uint8Array | KeyObject, domain: string, message: Uint8Array): Uint8Array {
  const key = privateKey instanceof Uint8Array ? importSigningKey(privateKey) : privateKey;
  return plainBytes(signBytes(null, concatBytes(utf8(domain), message), key));
}

/**
 * Whether `signature` is right. Strict: small-order and non-canonical public keys never verify, and the
 * runtime's OpenSSL or BoringSSL refuses S >= L and a non-canonical R. Never throws on bad input.
 */
export function verify(
  publicKey: Uint8Array,
  domain: string,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== SIGNATURE_LENGTH) return false;
  try {
    const key = importStrongKey(publicKey);
    return key !== null && verifyBytes(null, concatBytes(utf8(domain), message), key, signature);
  } catch {
    return false;
  }
}

/** Importing takes as long as verifying, and a vault's thousands of headers are signed by a few people. */
const MAX_RECENT_KEYS = 64;
const recentKeys = new Map<string, KeyObject>();

/** @returns null for a small-order or non-canonical key */
function importStrongKey(publicKey: Uint8Array): KeyObject | null {
  const name = bytesToHex(publicKey);
  const recent = recentKeys.get(name);
  if (recent !== undefined) return recent;
  if (!isStrongSigningKey(publicKey)) return null;
  const der = Buffer.concat([SPKI_PREFIX, publicKey]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const [oldest] = recentKeys.keys();
  if (oldest !== undefined && recentKeys.size >= MAX_RECENT_KEYS) recentKeys.delete(oldest);
  recentKeys.set(name, key);
  return key;
}

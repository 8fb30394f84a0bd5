import type { KeyObject } from "node:crypto";
import { base64ToBytes, concatBytes, hexToBytes, importSigningKey, sign, verify } from "../../shared/crypto";

/** Keeps the signature apart from everything else that the log's key signs. */
const DOMAIN = "keyferry/v1/audit-signature";
/** PKCS#8 of an Ed25519 key up to its 32-byte seed (RFC 8410 section 7). */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");
const SEED_LENGTH = 32;
const NOTE_KEY_TYPE = 1;

/**
 * The private key in a C2SP signer key ("PRIVATE+KEY+name+hash+base64").
 * @throws Error when it is none
 */
export function auditSigningKey(signerKey: string): KeyObject {
  // Base64 may hold "+" too: a log's name may not, so the key is what follows the fourth one.
  const encoded = signerKey.split("+").slice(4).join("+");
  const bytes = base64ToBytes(encoded);
  if (!signerKey.startsWith("PRIVATE+KEY+") || bytes.length !== 1 + SEED_LENGTH || bytes[0] !== NOTE_KEY_TYPE)
    throw new Error("The log's signing key is not a C2SP signer key for Ed25519.");
  return importSigningKey(concatBytes(PKCS8_PREFIX, bytes.subarray(1)));
}

/** Ed25519 over "keyferry/v1/audit-signature" || hash, 64 bytes. */
export function signAuditHash(key: KeyObject, hash: Uint8Array): Uint8Array {
  return sign(key, DOMAIN, hash);
}

export function isAuditSignature(publicKey: Uint8Array, hash: Uint8Array, signature: Uint8Array): boolean {
  return verify(publicKey, DOMAIN, hash, signature);
}

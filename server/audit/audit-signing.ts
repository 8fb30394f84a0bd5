import type { KeyObject } from "node:crypto";
import {
  base64ToBytes,
  importSigningKey,
  SIGNING_SEED_LENGTH,
  sign,
  signingPairFromSeed,
  verify,
} from "../../shared/crypto";

/** Keeps the signature apart from everything else that the log's key signs. */
const DOMAIN = "keyferry/v1/audit-signature";
const NOTE_KEY_TYPE = 1;

/**
 * The private key in a C2SP signer key ("PRIVATE+KEY+name+hash+base64").
 * @throws Error when it is none
 */
export function auditSigningKey(signerKey: string): KeyObject {
  // Base64 may hold "+" too: a log's name may not, so the key is what follows the fourth one.
  const encoded = signerKey.split("+").slice(4).join("+");
  const bytes = base64ToBytes(encoded);
  if (
    !signerKey.startsWith("PRIVATE+KEY+") ||
    bytes.length !== 1 + SIGNING_SEED_LENGTH ||
    bytes[0] !== NOTE_KEY_TYPE
  )
    throw new Error("The log's signing key is not a C2SP signer key for Ed25519.");
  return importSigningKey(signingPairFromSeed(bytes.slice(1)).privatePkcs8);
}

/** Ed25519 over "keyferry/v1/audit-signature" || hash, 64 bytes. */
export function signAuditHash(key: KeyObject, hash: Uint8Array): Uint8Array {
  return sign(key, DOMAIN, hash);
}

export function isAuditSignature(publicKey: Uint8Array, hash: Uint8Array, signature: Uint8Array): boolean {
  return verify(publicKey, DOMAIN, hash, signature);
}

import { requireLength, SIGNING_KEY_LENGTH, sha256, utf8 } from "../crypto";

const RECOVERY_DOMAIN = utf8("keyferry/v1/recovery-key");

/**
 * What an identity record commits to, so that its recovery key stays unknown until it is used:
 * SHA-256("keyferry/v1/recovery-key" || raw Ed25519 public key), 32 bytes.
 * @throws CryptoError `invalid-length`
 */
export function recoveryKeyHash(publicKey: Uint8Array): Uint8Array {
  requireLength(publicKey, SIGNING_KEY_LENGTH, "recovery key");
  return sha256(RECOVERY_DOMAIN, publicKey);
}

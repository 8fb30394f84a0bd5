import type { SigningPublicKey } from "./branded-types";
import { requireLength } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { bytesToHex } from "./text-encodings";

/** Bytes of a raw Ed25519 public key. */
export const SIGNING_KEY_LENGTH = 32;

/** p = 2^255 - 19, the field of edwards25519 (RFC 8032 section 5.1). */
const FIELD_PRIME = 2n ** 255n - 19n;

/**
 * The y coordinates of the eight points whose order divides 8: 1 (order 1), p - 1 (order 2), 0 (order 4) and two
 * of order 8. With such a key a signature can be made that fits many messages, so these keys are never accepted.
 */
const SMALL_ORDER_Y: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  FIELD_PRIME - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

function yCoordinate(raw: Uint8Array): bigint {
  const bigEndian = Uint8Array.from(raw).reverse();
  return BigInt(`0x${bytesToHex(bigEndian)}`) & (2n ** 255n - 1n);
}

/** Whether a raw public key is canonical (y < p) and not of small order, whatever its sign bit. */
export function isStrongSigningKey(raw: Uint8Array): raw is SigningPublicKey {
  if (raw.length !== SIGNING_KEY_LENGTH) return false;
  const y = yCoordinate(raw);
  return y < FIELD_PRIME && !SMALL_ORDER_Y.has(y);
}

/**
 * Checks a raw Ed25519 public key (32 bytes) from elsewhere.
 * @throws CryptoError `invalid-length`, or `weak-key` for small-order and non-canonical points
 */
export function checkSigningPublicKey(raw: Uint8Array): SigningPublicKey {
  requireLength(raw, SIGNING_KEY_LENGTH, "Ed25519 public key");
  if (!isStrongSigningKey(raw))
    throw new CryptoError("weak-key", "small-order or non-canonical Ed25519 point");
  return raw;
}

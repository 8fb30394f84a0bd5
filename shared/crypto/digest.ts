import { createHash, createHmac, hkdfSync } from "node:crypto";
import { plainBytes } from "./byte-strings";
import { CryptoError } from "./crypto-error";

/** SHA-256 over the parts, one after the other (FIPS 180-4). */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return plainBytes(hash.digest());
}

/** SHA-512 over the parts, one after the other (FIPS 180-4). */
export function sha512(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return plainBytes(hash.digest());
}

/** HMAC-SHA-256 over the parts, one after the other (RFC 2104). */
export function hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return plainBytes(mac.digest());
}

/** RFC 5869 section 2.3: the output is at most 255 hashes long. */
const HKDF_MAX_LENGTH = 255 * 32;

/**
 * HKDF-SHA-256, extract and expand (RFC 5869).
 * @throws CryptoError `invalid-length` when more than 8,160 bytes are asked for.
 */
export function hkdf(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 1 || length > HKDF_MAX_LENGTH) {
    throw new CryptoError("invalid-length", "HKDF yields 1 to 8,160 bytes");
  }
  return new Uint8Array(hkdfSync("sha256", ikm, salt, info, length));
}

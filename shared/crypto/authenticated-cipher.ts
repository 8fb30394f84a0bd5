import { createCipheriv, createDecipheriv } from "node:crypto";
import { concatBytes, plainBytes, requireLength, u64be } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { hmacSha256 } from "./digest";
import { equalConstantTime } from "./secret-memory";

/**
 * AEAD_AES_128_CBC_HMAC_SHA_256, called A128CBC-HS256 in RFC 7518 section 5.2.3.
 * The 32-byte key is the MAC key followed by the encryption key.
 */

export const AEAD_KEY_LENGTH = 32;
export const IV_LENGTH = 16;
export const TAG_LENGTH = 16;
export const BLOCK_LENGTH = 16;
const CBC_KEY_LENGTH = 16;

/** The ciphertext as the cipher yields it, to be written one part after the other without a copy. */
export interface SealedParts {
  readonly ciphertextParts: readonly Uint8Array[];
  readonly tag: Uint8Array;
}

export interface Sealed {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/** Bytes of ciphertext for a plaintext: PKCS#7 always adds 1 to 16 bytes. */
export function ciphertextLength(plaintextLength: number): number {
  return plaintextLength - (plaintextLength % BLOCK_LENGTH) + BLOCK_LENGTH;
}

function checkKeyAndIv(key: Uint8Array, iv: Uint8Array): void {
  requireLength(key, AEAD_KEY_LENGTH, "A128CBC-HS256 key");
  requireLength(iv, IV_LENGTH, "A128CBC-HS256 IV");
}

/** AES-128-CBC with PKCS#7 padding and no MAC. Only for the functions below and for test vectors. */
export function encryptCbcUnauthenticated(
  key: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array[] {
  requireLength(key, CBC_KEY_LENGTH, "AES-128 key");
  const cipher = createCipheriv("aes-128-cbc", key, iv);
  return [plainBytes(cipher.update(plaintext)), plainBytes(cipher.final())];
}

function computeTag(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  ciphertext: readonly Uint8Array[],
): Uint8Array {
  const macKey = key.subarray(0, 16);
  return hmacSha256(macKey, aad, iv, ...ciphertext, u64be(aad.length * 8)).subarray(0, TAG_LENGTH);
}

/** As `sealA128CbcHs256`, without joining the ciphertext. */
export function sealA128CbcHs256Parts(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): SealedParts {
  checkKeyAndIv(key, iv);
  const ciphertextParts = encryptCbcUnauthenticated(key.subarray(16), iv, plaintext);
  return { ciphertextParts, tag: computeTag(key, iv, aad, ciphertextParts) };
}

/**
 * Encrypts, then MACs.
 * @param key 32 bytes: MAC key (16) then encryption key (16)
 * @param iv 16 bytes, never used twice with the same key
 */
export function sealA128CbcHs256(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Sealed {
  const { ciphertextParts, tag } = sealA128CbcHs256Parts(key, iv, aad, plaintext);
  return { ciphertext: concatBytes(...ciphertextParts), tag };
}

/**
 * Checks the MAC in constant time, then decrypts, then checks the padding.
 * @throws CryptoError `authentication-failed`, the same for a wrong tag, length or padding; nothing is released.
 */
export function openA128CbcHs256(
  key: Uint8Array,
  iv: Uint8Array,
  aad: Uint8Array,
  ciphertext: Uint8Array,
  tag: Uint8Array,
): Uint8Array {
  checkKeyAndIv(key, iv);
  if (!equalConstantTime(computeTag(key, iv, aad, [ciphertext]), tag))
    throw new CryptoError("authentication-failed");
  return decryptCbcUnauthenticated(key.subarray(16), iv, ciphertext);
}

/**
 * AES-128-CBC without a MAC. Only for the functions above and for test vectors; not exported from `shared/crypto`.
 * @throws CryptoError `authentication-failed` for a wrong length or padding
 */
export function decryptCbcUnauthenticated(
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array {
  requireLength(key, CBC_KEY_LENGTH, "AES-128 key");
  if (ciphertext.length === 0 || ciphertext.length % BLOCK_LENGTH !== 0) {
    throw new CryptoError("authentication-failed");
  }
  const decipher = createDecipheriv("aes-128-cbc", key, iv);
  // Without automatic padding the whole plaintext comes in one buffer and is not copied again.
  decipher.setAutoPadding(false);
  const padded = plainBytes(decipher.update(ciphertext));
  decipher.final();
  return removePadding(padded);
}

/** PKCS#7 (RFC 5652 section 6.3). Runs only on text whose MAC was right. */
function removePadding(padded: Uint8Array): Uint8Array {
  const count = padded[padded.length - 1] ?? 0;
  const start = padded.length - count;
  if (count < 1 || count > BLOCK_LENGTH || padded.subarray(start).some((byte) => byte !== count)) {
    padded.fill(0);
    throw new CryptoError("authentication-failed");
  }
  return padded.subarray(0, start);
}

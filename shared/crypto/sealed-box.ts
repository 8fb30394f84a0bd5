import { randomBytes } from "node:crypto";
import {
  AEAD_KEY_LENGTH,
  BLOCK_LENGTH,
  ciphertextLength,
  IV_LENGTH,
  openA128CbcHs256,
  sealA128CbcHs256,
  TAG_LENGTH,
} from "./authenticated-cipher";
import { concatBytes, requireLength, utf8 } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { hkdf } from "./digest";
import { zero } from "./secret-memory";

/**
 * A small message under a 128-bit key: IV (16) || ciphertext || tag (16), where the A128CBC-HS256 key is
 * HKDF(key, salt = empty, info, 32). `info` keeps the uses of one key apart.
 */

export const KEY_LENGTH = 16;
const NO_SALT = new Uint8Array(0);
const MIN_BOX_LENGTH = IV_LENGTH + BLOCK_LENGTH + TAG_LENGTH;

/** Bytes of the box around a plaintext. */
export function boxLength(plaintextLength: number): number {
  return IV_LENGTH + ciphertextLength(plaintextLength) + TAG_LENGTH;
}

function expandKey(key: Uint8Array, info: string): Uint8Array {
  requireLength(key, KEY_LENGTH, "box key");
  return hkdf(key, NO_SALT, utf8(info), AEAD_KEY_LENGTH);
}

/** Seals with the given IV. Only for `sealBox` and reproducible examples: an IV must never be used twice. */
export function sealBoxWithIv(
  key: Uint8Array,
  info: string,
  aad: Uint8Array,
  plaintext: Uint8Array,
  iv: Uint8Array,
): Uint8Array {
  const expanded = expandKey(key, info);
  try {
    const { ciphertext, tag } = sealA128CbcHs256(expanded, iv, aad, plaintext);
    return concatBytes(iv, ciphertext, tag);
  } finally {
    zero(expanded);
  }
}

/** @param key 16 bytes */
export function sealBox(key: Uint8Array, info: string, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return sealBoxWithIv(key, info, aad, plaintext, randomBytes(IV_LENGTH));
}

/** @throws CryptoError `authentication-failed` */
export function openBox(key: Uint8Array, info: string, aad: Uint8Array, box: Uint8Array): Uint8Array {
  if (box.length < MIN_BOX_LENGTH) throw new CryptoError("authentication-failed");
  const iv = box.subarray(0, IV_LENGTH);
  const ciphertext = box.subarray(IV_LENGTH, box.length - TAG_LENGTH);
  const tag = box.subarray(box.length - TAG_LENGTH);
  const expanded = expandKey(key, info);
  try {
    return openA128CbcHs256(expanded, iv, aad, ciphertext, tag);
  } finally {
    zero(expanded);
  }
}

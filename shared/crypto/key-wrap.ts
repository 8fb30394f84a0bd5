import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { plainBytes } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { checkRsaPublicKey, importEncryptionKey, importEncryptionPublicKey } from "./encryption-key";

/** RSAES-OAEP with SHA-256 and MGF1-SHA-256 (RFC 8017 section 7.1). */
function oaep(key: KeyObject, label: Uint8Array) {
  return {
    key,
    padding: constants.RSA_PKCS1_OAEP_PADDING,
    oaepHash: "sha256",
    oaepLabel: Buffer.from(label),
  };
}

/** Two SHA-256 hashes and two marker bytes (RFC 8017 section 7.1.1 step 1b). */
const OAEP_OVERHEAD = 2 * 32 + 2;

/** Bytes of one RSA block for this public key: 256 or 384. @throws as `checkRsaPublicKey` */
export function wrappedBlockLength(spki: Uint8Array): number {
  return checkRsaPublicKey(spki) / 8;
}

/** The most bytes that one block carries for this public key: 190 or 318. @throws as `checkRsaPublicKey` */
export function maxWrappedPlaintextLength(spki: Uint8Array): number {
  return wrappedBlockLength(spki) - OAEP_OVERHEAD;
}

/**
 * Wraps a key (or a payload of a few keys) for the owner of a public key.
 * @param label bound to the ciphertext: the same one is needed to unwrap
 * @returns one block, 256 or 384 bytes
 * @throws CryptoError `invalid-length` when the plaintext does not fit; and as `checkRsaPublicKey`
 */
export function wrapKey(spki: Uint8Array, plaintext: Uint8Array, label: Uint8Array): Uint8Array {
  if (plaintext.length > maxWrappedPlaintextLength(spki)) {
    throw new CryptoError("invalid-length", "too long for one RSA block");
  }
  return plainBytes(publicEncrypt(oaep(importEncryptionPublicKey(spki), label), plaintext));
}

/**
 * Unwraps with the private key (PKCS#8 DER or imported).
 * @throws CryptoError `unwrap-failed`, the same for every cause, so that no padding oracle arises.
 */
export function unwrapKey(
  privateKey: Uint8Array | KeyObject,
  wrapped: Uint8Array,
  label: Uint8Array,
): Uint8Array {
  const key = privateKey instanceof Uint8Array ? importEncryptionKey(privateKey) : privateKey;
  try {
    return plainBytes(privateDecrypt(oaep(key, label), wrapped));
  } catch {
    throw new CryptoError("unwrap-failed");
  }
}

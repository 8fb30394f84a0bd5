import { createPrivateKey, createPublicKey } from "node:crypto";
import type { SigningPublicKey } from "./branded-types";
import { concatBytes, requireLength } from "./byte-strings";
import { rawSigningPublicKey } from "./signing";
import { hexToBytes } from "./text-encodings";

/** Bytes of the seed that an Ed25519 key pair is made of (RFC 8032 section 5.1.5). */
export const SIGNING_SEED_LENGTH = 32;

/** DER of an Ed25519 PKCS#8 key up to its seed (RFC 8410 section 7). */
const PKCS8_PREFIX = hexToBytes("302e020100300506032b657004220420");

export interface SigningPair {
  readonly publicKey: SigningPublicKey;
  readonly privatePkcs8: Uint8Array;
}

/**
 * The Ed25519 key pair of a seed of 32 bytes.
 * @throws CryptoError `invalid-length`
 */
export function signingPairFromSeed(seed: Uint8Array): SigningPair {
  requireLength(seed, SIGNING_SEED_LENGTH, "Ed25519 seed");
  const privatePkcs8 = concatBytes(PKCS8_PREFIX, seed);
  const key = createPrivateKey({ key: Buffer.from(privatePkcs8), format: "der", type: "pkcs8" });
  return { publicKey: rawSigningPublicKey(createPublicKey(key)), privatePkcs8 };
}

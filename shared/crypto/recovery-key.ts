import { randomBytes } from "node:crypto";
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { plainBytes, requireLength } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { SIGNING_SEED_LENGTH, type SigningPair, signingPairFromSeed } from "./signing-seed";

/** The key that replaces lost ones: kept on paper, as words. */

export const RECOVERY_WORD_COUNT = 24;

/** A fresh random seed, 32 bytes. */
export function newRecoverySeed(): Uint8Array {
  return plainBytes(randomBytes(SIGNING_SEED_LENGTH));
}

/** The Ed25519 key pair that may replace lost keys. @throws CryptoError `invalid-length` */
export function recoveryKeyFromSeed(seed: Uint8Array): SigningPair {
  return signingPairFromSeed(seed);
}

/** The seed as 24 English words with a checksum of 8 bits (BIP-39). @throws CryptoError `invalid-length` */
export function recoveryWords(seed: Uint8Array): string[] {
  requireLength(seed, SIGNING_SEED_LENGTH, "recovery seed");
  return entropyToMnemonic(Uint8Array.from(seed), wordlist).split(" ");
}

/**
 * The seed of 24 words as a person may have typed them: spaces around a word and capitals do not matter.
 * @throws CryptoError `recovery-words-invalid`; its message does not hold the words
 */
export function recoverySeed(words: readonly string[]): Uint8Array {
  if (words.length !== RECOVERY_WORD_COUNT) throw new CryptoError("recovery-words-invalid", "not 24 words");
  const typed = words.map((word) => word.trim().toLowerCase());
  try {
    const seed = plainBytes(mnemonicToEntropy(typed.join(" "), wordlist));
    if (seed.length === SIGNING_SEED_LENGTH) return seed;
  } catch {
    // The library's message names the word that is wrong, and words are secret.
  }
  throw new CryptoError("recovery-words-invalid");
}

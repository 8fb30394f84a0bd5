import { randomBytes, randomInt } from "node:crypto";
import {
  CryptoError,
  equalConstantTime,
  recoveryKeyFromSeed,
  recoverySeed,
  recoveryWords,
  sha256,
  type SigningPublicKey,
  utf8,
  zero,
} from "../../../shared/crypto";
import { recoveryKeyHash } from "../../../shared/format";
import type { RecoveryWordsView } from "../../../shared/protocol/ipc/views";
import { KeyferryError } from "../keyferry-error";

const SEED_LENGTH = 32;
const WORDS = 24;
const TYPED_BACK = 3;

/** Words that were shown and not yet typed back: of them only hashes are kept. */
export interface ShownWords {
  readonly recoveryKeyHash: Uint8Array;
  /** Of the words that must be typed back, in the order in which they are asked for. */
  readonly hashes: readonly Uint8Array[];
}

/** Makes words from 256 random bits. The seed and the key are overwritten before this returns. */
export function makeRecoveryWords(): { view: RecoveryWordsView; shown: ShownWords } {
  const seed = new Uint8Array(randomBytes(SEED_LENGTH));
  try {
    const words = recoveryWords(seed);
    const { publicKey, privatePkcs8 } = recoveryKeyFromSeed(seed);
    zero(privatePkcs8);
    const toTypeBack = randomPlaces();
    const hashes = toTypeBack.map((place) => hashOfWord(words[place - 1] ?? ""));
    return {
      view: { words: [...words], toTypeBack },
      shown: { recoveryKeyHash: recoveryKeyHash(publicKey), hashes },
    };
  } finally {
    zero(seed);
  }
}

/** @throws KeyferryError `recovery-words-differ` unless they are the words that were asked for */
export function requireTypedBack(shown: ShownWords, typed: readonly string[]): void {
  const isSame = shown.hashes.every((hash, i) => equalConstantTime(hash, hashOfWord(normalized(typed[i]))));
  if (!isSame) throw new KeyferryError("recovery-words-differ");
}

/**
 * Lends the recovery key of the words that a person typed, and overwrites it afterwards.
 * @param text the words in order, with spaces, commas, line ends or their numbers between them
 * @throws KeyferryError `recovery-words-invalid`
 */
export async function withRecoveryKeyOf<T>(
  text: string,
  use: (key: { publicKey: SigningPublicKey; privatePkcs8: Uint8Array }) => Promise<T>,
): Promise<T> {
  const seed = seedOf(text);
  const key = recoveryKeyFromSeed(seed);
  try {
    return await use(key);
  } finally {
    zero(seed, key.privatePkcs8);
  }
}

function seedOf(text: string): Uint8Array {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  try {
    return recoverySeed(words);
  } catch (error) {
    if (error instanceof CryptoError) throw new KeyferryError("recovery-words-invalid");
    throw error;
  }
}

/** Three different places, in order. */
function randomPlaces(): number[] {
  const places = new Set<number>();
  while (places.size < TYPED_BACK) places.add(randomInt(WORDS) + 1);
  return [...places].sort((a, b) => a - b);
}

function normalized(word: string | undefined): string {
  return (word ?? "").trim().toLowerCase();
}

function hashOfWord(word: string): Uint8Array {
  return sha256(utf8(word));
}

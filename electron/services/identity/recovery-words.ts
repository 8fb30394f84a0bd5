import { randomInt } from "node:crypto";
import {
  CryptoError,
  equalConstantTime,
  newRecoverySeed,
  recoveryKeyFromSeed,
  recoverySeed,
  recoveryWords,
  type SigningPublicKey,
  sha256,
  utf8,
  zero,
} from "../../../shared/crypto";
import { recoveryKeyHash } from "../../../shared/format";
import type { RecoveryWordsView } from "../../../shared/protocol/ipc/views";
import { KeyferryError } from "../keyferry-error";

const WORDS = 24;
const TYPED_BACK = 3;

/** Words that a person sees now: made, typed back, and taken into a kit, until she closes what shows them. */
export class WordsOnScreen {
  #shown: {
    readonly seed: Uint8Array;
    /** Of the words that must be typed back, in the order in which they are asked for. */
    readonly hashes: readonly Uint8Array[];
    areInForce: boolean;
  } | null = null;

  /** New words, from 256 random bits, in place of those shown before. */
  show(): RecoveryWordsView {
    this.forget();
    const seed = newRecoverySeed();
    const words = recoveryWords(seed);
    const toTypeBack = randomPlaces();
    const hashes = toTypeBack.map((place) => hashOfWord(words[place - 1] ?? ""));
    this.#shown = { seed, hashes, areInForce: false };
    return { words: [...words], toTypeBack };
  }

  get areShown(): boolean {
    return this.#shown !== null;
  }

  /**
   * @returns what a record commits to
   * @throws KeyferryError `request-invalid` when none are shown, `recovery-words-differ` unless they are those that were asked for
   */
  requireTypedBack(typed: readonly string[]): Uint8Array {
    const { seed, hashes } = this.#orThrow();
    const isSame = hashes.every((hash, i) => equalConstantTime(hash, hashOfWord(normalized(typed[i]))));
    if (!isSame) throw new KeyferryError("recovery-words-differ");
    return commitmentOf(seed);
  }

  /** The server has the record that commits to them. */
  cameIntoForce(): void {
    this.#orThrow().areInForce = true;
  }

  /** Lends a copy of their seed, once they are in force. @throws KeyferryError `request-invalid` */
  async withSeed<T>(use: (seed: Uint8Array) => Promise<T>): Promise<T> {
    const { seed, areInForce } = this.#orThrow();
    if (!areInForce) throw new KeyferryError("request-invalid", "words that count for nothing yet");
    const copy = Uint8Array.from(seed);
    try {
      return await use(copy);
    } finally {
      zero(copy);
    }
  }

  forget(): void {
    if (this.#shown !== null) zero(this.#shown.seed);
    this.#shown = null;
  }

  #orThrow() {
    if (this.#shown === null) throw new KeyferryError("request-invalid", "no words are shown");
    return this.#shown;
  }
}

/** What the record of whoever has this seed commits to. */
export function commitmentOf(seed: Uint8Array): Uint8Array {
  const { publicKey, privatePkcs8 } = recoveryKeyFromSeed(seed);
  zero(privatePkcs8);
  return recoveryKeyHash(publicKey);
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
  return withSeedOf(text, async (seed) => {
    const key = recoveryKeyFromSeed(seed);
    try {
      return await use(key);
    } finally {
      zero(key.privatePkcs8);
    }
  });
}

/**
 * As `withRecoveryKeyOf`, for the seed that the key is made of.
 * @throws KeyferryError `recovery-words-invalid`
 */
export async function withSeedOf<T>(text: string, use: (seed: Uint8Array) => Promise<T>): Promise<T> {
  const seed = seedOf(text);
  try {
    return await use(seed);
  } finally {
    zero(seed);
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

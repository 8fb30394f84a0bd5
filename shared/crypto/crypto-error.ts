/**
 * What can go wrong in `shared/crypto`, as a closed list, each with a sentence for the person at the screen.
 */
export const CRYPTO_ERROR_SENTENCES = {
  "authentication-failed":
    "This data was changed after it was encrypted, or the key does not belong to it. Get a fresh copy and try again.",
  "unwrap-failed":
    "This key was not made for you, or it was damaged on the way. Ask the owner to share the item again.",
  "invalid-key": "This key cannot be read. Ask the person it belongs to for a new one.",
  "weak-key": "This key is too weak to be safe. Ask the person it belongs to to make a new identity.",
  "invalid-length": "A value has the wrong length. Get a fresh copy and try again.",
  "invalid-encoding": "A value is not written the way it must be. Get a fresh copy and try again.",
  "vrf-proof-invalid":
    "The key server could not prove that it looked in the right place of its log. Its answer was not used. Tell whoever runs the server.",
  "recovery-words-invalid":
    "These are not the 24 words of a recovery key. Compare every word and their order with what you wrote down.",
  "out-of-range": "A number is outside its allowed range. Get a fresh copy and try again.",
} as const;

export type CryptoErrorCode = keyof typeof CRYPTO_ERROR_SENTENCES;

/** The only error that functions of `shared/crypto` throw. `message` is for logs and never holds secrets. */
export class CryptoError extends Error {
  override readonly name = "CryptoError";
  readonly code: CryptoErrorCode;

  constructor(code: CryptoErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }

  /** What to tell the user. */
  get sentence(): string {
    return CRYPTO_ERROR_SENTENCES[this.code];
  }
}

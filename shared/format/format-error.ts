/**
 * What can be wrong with bytes that `shared/format` reads or is asked to write, as a closed list, each with a
 * sentence for the person at the screen.
 */
export const FORMAT_ERROR_SENTENCES = {
  "not-a-container": "This is not a Keyferry file.",
  "newer-version": "This was made by a newer Keyferry. Update Keyferry to open it.",
  "unsupported-suite":
    "This was made with a kind of encryption that this Keyferry does not know. Update Keyferry to open it.",
  truncated:
    "This file is incomplete. Let your cloud folder finish copying it, or get it again from whoever sent it.",
  "trailing-data": "There is more in this file than belongs to it. Get it again from whoever sent it.",
  malformed: "This is damaged or was tampered with. Get it again from whoever sent it.",
  "limit-exceeded": "This is larger than Keyferry allows. Get it again from whoever sent it.",
  "invalid-name":
    "This name cannot be used. A name has 1 to 1,024 bytes, is not “.” or “..”, and contains no slash or control character.",
  "invalid-address": "This is not a valid address. Write it like anna@example.org.",
  "weak-key": "This key is too weak to be safe. Ask the person it belongs to to make a new identity.",
  "signature-invalid": "The signature is wrong: this was not made by the person it names. It was not used.",
  "wrong-owner": "This does not belong to the owner it names. It was not opened.",
  "wrong-predecessor":
    "This identity does not continue the one you know. Compare fingerprints with the person.",
} as const;

export type FormatErrorCode = keyof typeof FORMAT_ERROR_SENTENCES;

/** The only error that parsing in `shared/format` throws. `message` is for logs and never holds secrets. */
export class FormatError extends Error {
  override readonly name = "FormatError";
  readonly code: FormatErrorCode;

  constructor(code: FormatErrorCode, message: string = code) {
    super(message);
    this.code = code;
  }

  /** What to tell the user. */
  get sentence(): string {
    return FORMAT_ERROR_SENTENCES[this.code];
  }
}

/** Shorthand for the most frequent refusal. */
export function malformed(message: string): FormatError {
  return new FormatError("malformed", message);
}

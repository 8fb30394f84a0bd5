import { type ErrorCode, sentenceFor } from "../../shared/protocol/error-codes";

/**
 * A failure that the user can be told about. `detail` is for the log of a developer and never holds secrets;
 * what the user reads is the sentence of `code`.
 */
export class KeyferryError extends Error {
  override readonly name = "KeyferryError";

  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    options?: { cause?: unknown },
  ) {
    super(detail === undefined ? sentenceFor(code) : `${sentenceFor(code)} (${detail})`, options);
  }
}

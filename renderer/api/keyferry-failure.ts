import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcAnswer } from "../../shared/protocol/ipc/contract";

/** The main process answered with an error code; the sentence for it is `sentenceFor(code)`. */
export class KeyferryFailure extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
    this.name = "KeyferryFailure";
  }
}

/**
 * The value of an answer, as an ordinary promise.
 * @throws {KeyferryFailure} when the answer is an error code, or when the call itself broke (then "internal").
 */
export async function answered<T>(answer: Promise<IpcAnswer<T>>): Promise<T> {
  let settled: IpcAnswer<T>;
  try {
    settled = await answer;
  } catch {
    throw new KeyferryFailure("internal");
  }
  if (!settled.ok) throw new KeyferryFailure(settled.code);
  return settled.value;
}

/** The code to show for whatever was thrown; anything that is not a KeyferryFailure is our own mistake. */
export function problemOf(error: unknown): ErrorCode {
  return error instanceof KeyferryFailure ? error.code : "internal";
}

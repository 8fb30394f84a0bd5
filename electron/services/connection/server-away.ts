import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";

/** The server did not answer: it does not matter what it was asked for. */
const AWAY: ReadonlySet<ErrorCode> = new Set(["server-unreachable", "server-slow"]);

/** The server answers, and cannot do what it is asked now. */
const TROUBLED: ReadonlySet<ErrorCode> = new Set(["server-error", "server-busy"]);

export function isServerAway(error: unknown): boolean {
  return AWAY.has(errorCodeOf(error));
}

/** Whether the same thing may work out later as it is: the server is back by then, or a paused job of the vault goes on. */
export function mayWorkLater(code: ErrorCode): boolean {
  return AWAY.has(code) || TROUBLED.has(code) || code === "vault-paused";
}

/** Whether a failure with this code shows all the same that the server was there. */
export function isAnswer(code: ErrorCode): boolean {
  return TROUBLED.has(code) || code === "server-refused" || code === "not-signed-in";
}

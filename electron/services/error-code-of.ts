import { CryptoError } from "../../shared/crypto";
import { FormatError } from "../../shared/format";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { KeyferryError } from "./keyferry-error";

/**
 * The code that a person is told about any error. Errors of the cryptographic core mean that bytes are not what
 * their author wrote; what is not known is "internal".
 */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof KeyferryError) return error.code;
  if (error instanceof Error && error.name === "AbortError") return "cancelled";
  if (error instanceof CryptoError || error instanceof FormatError) return "container-damaged";
  return "internal";
}

import { CryptoError } from "../../shared/crypto";
import { FormatError, type FormatErrorCode } from "../../shared/format";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { KeyferryError } from "./keyferry-error";

/** What refusals of the format mean to a person; everything else means that bytes are not what their author wrote. */
const FORMAT_CODES: Partial<Record<FormatErrorCode, ErrorCode>> = {
  "not-a-container": "not-a-container",
  "newer-version": "newer-version",
  "unsupported-suite": "newer-version",
  truncated: "container-truncated",
  "invalid-name": "name-invalid",
  "invalid-address": "address-invalid",
};

/** The code that a person is told about any error. What is not known is "internal". */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof KeyferryError) return error.code;
  if (error instanceof Error && error.name === "AbortError") return "cancelled";
  if (error instanceof FormatError) return FORMAT_CODES[error.code] ?? "container-damaged";
  if (error instanceof CryptoError) return "container-damaged";
  return "internal";
}

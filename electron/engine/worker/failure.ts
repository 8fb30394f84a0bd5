import { CryptoError } from "../../../shared/crypto";
import { FormatError, type FormatErrorCode } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { fileErrorCode, systemErrorName } from "../../adapters/file-system/file-error";
import type { JobOutcome } from "../../services/ports/engine";

/** A failure of one job that has a code of its own. `detail` is for the log and holds neither paths nor secrets. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";

  constructor(
    readonly code: ErrorCode,
    readonly detail: string = code,
  ) {
    super(`${code}: ${detail}`);
  }
}

const FORMAT_CODES: Partial<Record<FormatErrorCode, ErrorCode>> = {
  "not-a-container": "not-a-container",
  "newer-version": "newer-version",
  "unsupported-suite": "newer-version",
  "invalid-name": "name-invalid",
  truncated: "container-truncated",
};

/** The outcome of a job that threw. */
export function failedOutcome(error: unknown): JobOutcome<never> & { ok: false } {
  if (error instanceof JobFailure) return { ok: false, code: error.code, detail: error.detail };
  if (error instanceof FormatError) {
    return { ok: false, code: FORMAT_CODES[error.code] ?? "container-damaged", detail: error.message };
  }
  if (error instanceof CryptoError) return { ok: false, code: "container-damaged", detail: error.message };
  const code = fileErrorCode(error);
  if (code !== null) return { ok: false, code, detail: systemErrorName(error) ?? code };
  return { ok: false, code: "internal", detail: error instanceof Error ? error.message : "unknown" };
}

/** Runs one job of many: its failure is its own outcome. */
export function outcomeOf<T>(act: () => T): JobOutcome<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    return failedOutcome(error);
  }
}

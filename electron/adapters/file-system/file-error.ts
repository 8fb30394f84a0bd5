import type { ErrorCode } from "../../../shared/protocol/error-codes";

/** What the system's error names mean to a person. Everything else is a "disk-error". */
const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: "file-not-found",
  ENOTDIR: "file-not-found",
  EACCES: "permission-denied",
  EPERM: "permission-denied",
  EROFS: "permission-denied",
  // Windows says so while another program holds the file open.
  EBUSY: "permission-denied",
  ETXTBSY: "permission-denied",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EEXIST: "target-exists",
  ENOTEMPTY: "folder-not-empty",
  EISDIR: "file-unsupported",
  ELOOP: "file-unsupported",
  ENXIO: "file-unsupported",
  ESPIPE: "file-unsupported",
  ENAMETOOLONG: "name-invalid",
  ERR_INVALID_ARG_VALUE: "name-invalid",
  EIO: "disk-error",
};

/** The system's name of a file error ("ENOENT"), or null when `error` is something else. */
export function systemErrorName(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const fromSystem = "syscall" in error || error.code === "ERR_INVALID_ARG_VALUE";
  return fromSystem ? error.code : null;
}

/** The closed code for an error thrown by `node:fs`, or null when `error` did not come from there. */
export function fileErrorCode(error: unknown): ErrorCode | null {
  const name = systemErrorName(error);
  return name === null ? null : (CODES[name] ?? "disk-error");
}

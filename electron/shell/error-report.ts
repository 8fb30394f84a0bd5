import { KeyferryError } from "../services/keyferry-error";

/** What the log keeps of an error. */
export interface ErrorReport {
  readonly name: string;
  readonly code?: string;
  readonly detail?: string;
  /** Where in the program it happened; source places only. */
  readonly frames: readonly string[];
  readonly cause?: ErrorReport;
}

const MOST_FRAMES = 20;
const DEEPEST_CAUSE = 4;

/** Stack lines that name a place in the program; the message, which comes first, may name files or people. */
function framesOf(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, MOST_FRAMES);
}

function codeOf(error: Error): string | undefined {
  const code: unknown = "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}

/**
 * What may be written down about an error: its class, its code, where it happened. Messages of foreign errors are left
 * out, for they can hold paths, names or bytes of input; `detail` of our own errors never does.
 */
export function reportOf(error: unknown, depth = 0): ErrorReport {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = codeOf(error);
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof KeyferryError && error.detail !== undefined ? { detail: error.detail } : {}),
    frames: framesOf(error),
    ...(error.cause === undefined || depth >= DEEPEST_CAUSE
      ? {}
      : { cause: reportOf(error.cause, depth + 1) }),
  };
}

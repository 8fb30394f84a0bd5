import type { ErrorCode } from "../../../shared/protocol/error-codes";

export type ProbeCall =
  | { readonly act: "read" | "remove"; readonly account: string }
  /** `secret` is base64. */
  | { readonly act: "write"; readonly account: string; readonly secret: string };

/** What came of a call: for a read the secret in base64, or null when there is none. */
export type ProbeOutcome =
  | { readonly value: string | boolean | null }
  | { readonly code: ErrorCode; readonly detail: string };

import type { ErrorCode } from "../../shared/protocol/error-codes";
import {
  type InviteLink,
  LinkError,
  looksLikeKeyferryLink,
  parseKeyferryLink,
} from "../../shared/protocol/links";

/** What somebody pasted who was invited. */
export type InviteText =
  | { readonly is: "code"; readonly code: string }
  | { readonly is: "link"; readonly link: InviteLink }
  | { readonly is: "wrong"; readonly problem: ErrorCode };

/** A code, or a whole link; mail puts line ends into both. */
export function readInviteText(typed: string): InviteText {
  if (!looksLikeKeyferryLink(typed)) return { is: "code", code: typed };
  try {
    const link = parseKeyferryLink(typed.replace(/\s+/g, ""));
    return link.kind === "invite" ? { is: "link", link } : { is: "wrong", problem: "link-invalid" };
  } catch (error) {
    if (error instanceof LinkError) return { is: "wrong", problem: error.code };
    throw error;
  }
}

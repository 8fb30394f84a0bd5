import { decodeGrantCompact, encodeGrantJson } from "../../shared/format";
import type { GrantJsonInput, ListAnswer } from "../../shared/protocol/http/grants";
import { type CursorKind, encodeCursor } from "../cursor";
import type { ListingPage } from "../storage/grant-listing";
import type { StoredGrant } from "../storage/grant-store";

/** The JSON form of a grant as it is stored. */
export function grantJson(stored: StoredGrant): GrantJsonInput {
  return encodeGrantJson(decodeGrantCompact(stored.compact, stored));
}

export function listingAnswer(kind: CursorKind, page: ListingPage): ListAnswer {
  const resume = encodeCursor(kind, page.last);
  return {
    grants: page.grants.map(grantJson),
    revoked: page.revoked,
    next: page.more ? resume : null,
    resume,
  };
}

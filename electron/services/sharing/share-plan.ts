import { equalConstantTime, type UserId } from "../../../shared/crypto";
import { type GrantAccess, segmentCount } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { toStoredBytes } from "../profile/stored-bytes";
import type { GrantedNode } from "../vault/access-ledger";
import { fingerprintIn, type Given, type GivenPart, isOver } from "./given-access";
import type { GrantRecipient, GrantToMake } from "./grant-making";

export interface SegmentRange {
  readonly from: number;
  readonly to: number;
}

/** What sharing one item with one person comes to. */
export type ShareDecision =
  | { readonly decision: "give"; readonly grant: GrantToMake }
  /** The person has at least that much already. */
  | { readonly decision: "has-it" }
  | { readonly decision: "refuse"; readonly code: ErrorCode };

export interface ShareWish {
  readonly node: GrantedNode;
  readonly recipient: GrantRecipient;
  readonly access: GrantAccess;
  readonly range: SegmentRange | null;
  /** Seconds since 1970 after which it is to be over; null for ever. */
  readonly notAfter: number | null;
  readonly note: string | null;
  readonly myUserId: UserId;
}

/**
 * There is one grant for each item and person, so what is wished is weighed against what the person has: sharing never narrows
 * what somebody has, parts that touch become one, and the end and the note that were said last count.
 */
export function decideShare(wish: ShareWish, before: Given | null): ShareDecision {
  const { node, recipient, range, myUserId } = wish;
  if (recipient.userId === myUserId) return { decision: "refuse", code: "request-invalid" };
  if (range !== null && !isPartOf(range, node)) return { decision: "refuse", code: "range-invalid" };
  const standing = before !== null && isStanding(before, wish) ? before : null;
  return range === null ? decideWhole(wish, standing) : decidePart(wish, range, standing);
}

function decideWhole(wish: ShareWish, standing: Given | null): ShareDecision {
  const { node, recipient, notAfter, note } = wish;
  const hasWhole = standing !== null && standing.part === null;
  const access = hasWhole && standing.access === "read-write" ? "read-write" : wish.access;
  if (hasWhole && standing.access === access && saysNothingNew(wish, standing)) return { decision: "has-it" };
  const since = hasWhole ? standing.since : null;
  return { decision: "give", grant: { node, recipient, access, range: null, since, notAfter, note } };
}

function saysNothingNew({ notAfter, note }: ShareWish, standing: Given): boolean {
  return note === null && notAfter === standing.notAfter;
}

/** Whoever has the whole as long as the part is wished for gets nothing, but the note if there is one. */
function decidePartOfWhole(wish: ShareWish, { access, notAfter, since }: Given): ShareDecision {
  const { node, recipient, note } = wish;
  if (notAfter !== null && (wish.notAfter === null || wish.notAfter > notAfter))
    return { decision: "refuse", code: "ends-earlier" };
  if (note === null) return { decision: "has-it" };
  return { decision: "give", grant: { node, recipient, access, range: null, since, notAfter, note } };
}

function decidePart(wish: ShareWish, range: SegmentRange, standing: Given | null): ShareDecision {
  const { node, recipient, notAfter, note } = wish;
  if (standing !== null && standing.part === null) return decidePartOfWhole(wish, standing);
  const part = standing === null || standing.part === "unknown" ? null : standing.part;
  const isSameContent = part !== null && part.contentHash === toStoredBytes(node.header.tagsHash);
  // A part of an earlier version gives way to one of the version of now.
  if (standing === null || part === null || !isSameContent) return give(range, null);
  if (!isTouching(part, range)) return { decision: "refuse", code: "range-apart" };
  const joined = { from: Math.min(part.from, range.from), to: Math.max(part.to, range.to) };
  const isSame = joined.from === part.from && joined.to === part.to && part.version === node.version;
  return isSame && saysNothingNew(wish, standing) ? { decision: "has-it" } : give(joined, standing.since);

  function give(given: SegmentRange, since: number | null): ShareDecision {
    return {
      decision: "give",
      grant: { node, recipient, access: "read", range: given, since, notAfter, note },
    };
  }
}

function isPartOf({ from, to }: SegmentRange, { header }: GrantedNode): boolean {
  return header.kind === "file" && from >= 0 && from < to && to <= segmentCount(header);
}

function isTouching(part: GivenPart, range: SegmentRange): boolean {
  return range.from <= part.to && part.from <= range.to;
}

/** Whether what was given before still opens the item for the keys that the person has now. */
function isStanding(before: Given, { node, recipient }: ShareWish): boolean {
  return (
    !isOver(before) &&
    before.epoch === node.epoch &&
    equalConstantTime(fingerprintIn(before), recipient.fingerprint)
  );
}

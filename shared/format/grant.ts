import type { DataId, Fingerprint, SecretKey16, UserId } from "../crypto";
import type { SeenCheckpoint } from "./container-header";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";

/**
 * What a grant gives: `item` the key of a vault, folder or file; `range` the keys of some segments of one version
 * of a file; `set` the keys of several items.
 */
export const GRANT_KINDS = ["item", "range", "set"] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

export const GRANT_ACCESS = ["read", "read-write"] as const;
export type GrantAccess = (typeof GRANT_ACCESS)[number];

/** Whose grant it is. In compact form this is not on the wire: the reader knows it and the signature covers it. */
export interface GrantContext {
  readonly dataId: DataId;
  readonly ownerId: UserId;
  readonly ownerFingerprint: Fingerprint;
  readonly recipientId: UserId;
  readonly recipientFingerprint: Fingerprint;
}

export interface GrantTerms {
  readonly kind: GrantKind;
  readonly access: GrantAccess;
  readonly epoch: number;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** Seconds since 1970 after which a client no longer uses the grant; null for ever. */
  readonly notAfter: number | null;
  readonly checkpoint: SeenCheckpoint | null;
}

export interface UnsignedGrant extends GrantContext, GrantTerms {
  /** One RSA block, or an RSA block and a sealed box; see `wrapPayload`. */
  readonly wrapped: Uint8Array;
}

/** One recipient's wrapped key, signed by the owner. */
export interface Grant extends UnsignedGrant {
  /** Ed25519, 64 bytes. */
  readonly signature: Uint8Array;
}

export interface ItemPayload {
  readonly kind: "item";
  readonly key: SecretKey16;
  readonly name?: string;
  readonly note?: string;
}

export interface RangePayload {
  readonly kind: "range";
  /** Segments [from, to). */
  readonly from: number;
  readonly to: number;
  /** The file's version that the keys belong to. */
  readonly version: number;
  /** Segments of the whole file, which fixes the tree's depth. */
  readonly segmentCount: number;
  /** The cover of the range, left to right; 16 bytes each. */
  readonly nodes: readonly Uint8Array[];
  readonly name?: string;
  readonly note?: string;
}

export interface SetPayload {
  readonly kind: "set";
  readonly items: readonly { readonly dataId: DataId; readonly key: SecretKey16 }[];
}

/**
 * The secret content. A name is a convenience for listings and may be cut short to fit one RSA block. A note is what the owner wrote to
 * the recipient; with one the payload is never cut.
 */
export type GrantPayload = ItemPayload | RangePayload | SetPayload;

/** RSA blocks are 256 bytes at least. */
const MIN_WRAPPED_LENGTH = 256;

function requireUint(value: number, what: string, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw malformed(`${what} is not a count`);
  if (value > max) throw new FormatError("limit-exceeded", `${what} is too large`);
}

/** @throws FormatError `malformed` or `limit-exceeded` when the terms say what the types cannot forbid */
export function requireValidTerms(grant: GrantTerms): void {
  requireUint(grant.epoch, "epoch", LIMITS.epoch);
  requireUint(grant.issuedAt, "issue time", LIMITS.grantSeconds);
  if (grant.notAfter !== null) requireUint(grant.notAfter, "end time", LIMITS.grantSeconds);
  if (grant.kind === "range" && grant.access !== "read") throw malformed("a range can only be read");
  if (grant.checkpoint !== null) {
    requireUint(grant.checkpoint.size, "checkpoint size", Number.MAX_SAFE_INTEGER);
    if (grant.checkpoint.rootHash16.length !== 16) throw malformed("checkpoint hash");
  }
}

/** As `requireValidTerms`, for the wrapped bytes too. Every encoder and decoder of grants calls it. */
export function requireValidGrant(grant: UnsignedGrant): void {
  requireValidTerms(grant);
  const { length } = grant.wrapped;
  if (length > LIMITS.wrappedBytes) throw new FormatError("limit-exceeded", "wrapped key is too long");
  if (length < MIN_WRAPPED_LENGTH) throw malformed("wrapped key is too short");
}

/** Whether the grant's time is over. @param now seconds since 1970 */
export function isGrantExpired(grant: GrantTerms, now: number): boolean {
  return grant.notAfter !== null && now > grant.notAfter;
}

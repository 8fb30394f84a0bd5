import {
  base64UrlToBytes,
  bytesToBase64Url,
  FINGERPRINT_LENGTH,
  type Fingerprint,
  parseDataId,
  parseUserId,
  SIGNATURE_LENGTH,
} from "../crypto";
import type { SeenCheckpoint } from "./container-header";
import { FormatError, malformed } from "./format-error";
import {
  GRANT_ACCESS,
  GRANT_KINDS,
  type Grant,
  type GrantAccess,
  type GrantKind,
  requireValidGrant,
} from "./grant";
import { LIMITS } from "./limits";

/** A grant for people to read: IDs in hex, other bytes in base64url. */
export interface GrantJson {
  readonly dataId: string;
  readonly ownerId: string;
  readonly ownerFingerprint: string;
  readonly recipientId: string;
  readonly recipientFingerprint: string;
  readonly kind: GrantKind;
  readonly access: GrantAccess;
  readonly epoch: number;
  readonly issuedAt: number;
  readonly notAfter: number | null;
  readonly checkpoint: { readonly size: number; readonly rootHash16: string } | null;
  readonly wrapped: string;
  readonly signature: string;
}

const FIELDS = [
  "dataId",
  "ownerId",
  "ownerFingerprint",
  "recipientId",
  "recipientFingerprint",
  "kind",
  "access",
  "epoch",
  "issuedAt",
  "notAfter",
  "checkpoint",
  "wrapped",
  "signature",
] as const satisfies readonly (keyof GrantJson)[];

/** @throws FormatError when the grant is invalid */
export function encodeGrantJson(grant: Grant): GrantJson {
  requireValidGrant(grant);
  const { checkpoint } = grant;
  return {
    dataId: grant.dataId,
    ownerId: grant.ownerId,
    ownerFingerprint: bytesToBase64Url(grant.ownerFingerprint),
    recipientId: grant.recipientId,
    recipientFingerprint: bytesToBase64Url(grant.recipientFingerprint),
    kind: grant.kind,
    access: grant.access,
    epoch: grant.epoch,
    issuedAt: grant.issuedAt,
    notAfter: grant.notAfter,
    checkpoint:
      checkpoint === null
        ? null
        : { size: checkpoint.size, rootHash16: bytesToBase64Url(checkpoint.rootHash16) },
    wrapped: bytesToBase64Url(grant.wrapped),
    signature: bytesToBase64Url(grant.signature),
  };
}

/**
 * Reads a parsed JSON value strictly: all fields, no others, canonical texts.
 * @throws FormatError `malformed`, `limit-exceeded`
 */
export function decodeGrantJson(json: unknown): Grant {
  const fields = readRecord(json);
  requireExactly(fields, FIELDS);
  const grant: Grant = {
    dataId: readCanonical(fields.dataId, parseDataId),
    ownerId: readCanonical(fields.ownerId, parseUserId),
    ownerFingerprint: readFingerprint(fields.ownerFingerprint),
    recipientId: readCanonical(fields.recipientId, parseUserId),
    recipientFingerprint: readFingerprint(fields.recipientFingerprint),
    kind: readMember(fields.kind, GRANT_KINDS),
    access: readMember(fields.access, GRANT_ACCESS),
    epoch: readNumber(fields.epoch),
    issuedAt: readNumber(fields.issuedAt),
    notAfter: fields.notAfter === null ? null : readNumber(fields.notAfter),
    checkpoint: fields.checkpoint === null ? null : readCheckpoint(fields.checkpoint),
    wrapped: readBase64Url(fields.wrapped),
    signature: readBase64Url(fields.signature, SIGNATURE_LENGTH),
  };
  requireValidGrant(grant);
  return grant;
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw malformed("not a JSON object");
  return Object.fromEntries(Object.entries(value));
}

function requireExactly(fields: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const complete = names.every((name) => Object.hasOwn(fields, name));
  if (!complete || Object.keys(fields).length !== names.length)
    throw malformed("missing or unknown JSON fields");
}

function readCheckpoint(value: unknown): SeenCheckpoint {
  const fields = readRecord(value);
  requireExactly(fields, ["size", "rootHash16"]);
  return { size: readNumber(fields.size), rootHash16: readBase64Url(fields.rootHash16, 16) };
}

function readMember<T extends string>(value: unknown, members: readonly T[]): T {
  const member = members.find((candidate) => candidate === value);
  if (member === undefined) throw malformed("unknown kind or access");
  return member;
}

function readNumber(value: unknown): number {
  if (typeof value !== "number") throw malformed("not a number");
  return value;
}

function readCanonical<T>(value: unknown, parse: (text: string) => T): T {
  if (typeof value !== "string") throw malformed("not a text");
  try {
    return parse(value);
  } catch {
    throw malformed("text is not canonical");
  }
}

function readFingerprint(value: unknown): Fingerprint {
  return readBase64Url(value, FINGERPRINT_LENGTH) as unknown as Fingerprint;
}

function readBase64Url(value: unknown, length?: number): Uint8Array {
  if (typeof value === "string" && value.length > 2 * LIMITS.wrappedBytes) {
    throw new FormatError("limit-exceeded", "text is too long");
  }
  const bytes = readCanonical(value, base64UrlToBytes);
  if (length !== undefined && bytes.length !== length) throw malformed("wrong number of bytes");
  return bytes;
}

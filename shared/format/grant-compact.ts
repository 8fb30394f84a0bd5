import { concatBytes, SIGNATURE_LENGTH, u32be } from "../crypto";
import { ByteReader, encodeVarint } from "./compact-numbers";
import { FormatError, malformed } from "./format-error";
import { GRANT_ACCESS, GRANT_KINDS, type Grant, type GrantContext, requireValidGrant } from "./grant";
import { LIMITS } from "./limits";

/**
 * first byte | epoch varint | issuedAt u32 | [notAfter u32] | [checkpoint: size varint, hash 16] | signature 64 | wrapped
 *
 * First byte, from the highest bit: version (3 bits) = 1, checkpoint present, notAfter present, access (1 bit),
 * kind (2 bits). The wrapped bytes go on to the end.
 */
const VERSION = 1;
const VERSION_SHIFT = 5;
const CHECKPOINT_FLAG = 0x10;
const NOT_AFTER_FLAG = 0x08;
const ACCESS_SHIFT = 2;
const KIND_MASK = 0x03;

/** More than any valid compact grant has: 43 bytes of fields, the signature, the wrapped bytes. */
export const MAX_COMPACT_GRANT_LENGTH = 128 + LIMITS.wrappedBytes;

function firstByte(grant: Grant): number {
  return (
    (VERSION << VERSION_SHIFT) |
    (grant.checkpoint === null ? 0 : CHECKPOINT_FLAG) |
    (grant.notAfter === null ? 0 : NOT_AFTER_FLAG) |
    (GRANT_ACCESS.indexOf(grant.access) << ACCESS_SHIFT) |
    GRANT_KINDS.indexOf(grant.kind)
  );
}

/** The media type application/vnd.keyferry.grant. @throws FormatError when the grant is invalid */
export function encodeGrantCompact(grant: Grant): Uint8Array {
  requireValidGrant(grant);
  const { notAfter, checkpoint } = grant;
  return concatBytes(
    Uint8Array.of(firstByte(grant)),
    encodeVarint(grant.epoch),
    u32be(grant.issuedAt),
    notAfter === null ? new Uint8Array(0) : u32be(notAfter),
    checkpoint === null
      ? new Uint8Array(0)
      : concatBytes(encodeVarint(checkpoint.size), checkpoint.rootHash16),
    grant.signature,
    grant.wrapped,
  );
}

/**
 * @param context what the requester asked for; a wrong one makes the signature invalid
 * @throws FormatError `truncated`, `malformed`, `limit-exceeded`, `newer-version`
 */
export function decodeGrantCompact(bytes: Uint8Array, context: GrantContext): Grant {
  if (bytes.length > MAX_COMPACT_GRANT_LENGTH) throw new FormatError("limit-exceeded", "grant is too long");
  const reader = new ByteReader(bytes);
  const first = reader.u8();
  requireVersion(first >> VERSION_SHIFT);
  const kind = GRANT_KINDS[first & KIND_MASK];
  const access = GRANT_ACCESS[(first >> ACCESS_SHIFT) & 1];
  if (kind === undefined || access === undefined) throw malformed("grant kind");
  const grant: Grant = {
    dataId: context.dataId,
    ownerId: context.ownerId,
    ownerFingerprint: context.ownerFingerprint,
    recipientId: context.recipientId,
    recipientFingerprint: context.recipientFingerprint,
    kind,
    access,
    epoch: reader.varint(),
    issuedAt: reader.u32(),
    notAfter: (first & NOT_AFTER_FLAG) === 0 ? null : reader.u32(),
    checkpoint:
      (first & CHECKPOINT_FLAG) === 0 ? null : { size: reader.varint(), rootHash16: reader.take(16) },
    signature: reader.take(SIGNATURE_LENGTH),
    wrapped: reader.takeRest(),
  };
  requireValidGrant(grant);
  return grant;
}

function requireVersion(version: number): void {
  if (version > VERSION) throw new FormatError("newer-version", `grant version ${version}`);
  if (version !== VERSION) throw malformed("grant version");
}

import type { KeyObject } from "node:crypto";
import {
  concatBytes,
  equalConstantTime,
  importSigningKey,
  rawSigningPublicKey,
  rootDataId,
  SIGNATURE_LENGTH,
  sha256,
  sign,
  u32be,
  utf8,
  verify,
} from "../crypto";
import { type ContainerHeader, decodeHeader, emptyTagsHash, encodeHeader } from "./container-header";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";

/** magic "KEYFERRY" | version u8 | header length u32be | header CBOR | signature 64; the segments follow. */

const MAGIC = utf8("KEYFERRY");
const CONTAINER_VERSION = 1;
const HEADER_DOMAIN = "keyferry/v1/header";
const LENGTH_OFFSET = MAGIC.length + 1;

/** Bytes before the header: enough to know how long the head is. */
export const CONTAINER_PREFIX_LENGTH = LENGTH_OFFSET + 4;

/** The longest head that any container has. */
export const MAX_HEAD_LENGTH = headLength(LIMITS.headerBytes);

export interface ContainerPrefix {
  readonly headerLength: number;
  /** Everything before the first segment. */
  readonly headLength: number;
}

export interface ContainerHead {
  readonly header: ContainerHeader;
  /** Where the first segment begins. */
  readonly headLength: number;
  /** SHA-256 of the header's CBOR. */
  readonly headerHash: Uint8Array;
}

/** Length of the head around a header of this length. */
export function headLength(headerLength: number): number {
  return CONTAINER_PREFIX_LENGTH + headerLength + SIGNATURE_LENGTH;
}

/** The head's length for a header whose `tagsHash` is not known yet; it does not depend on it. */
export function predictHeadLength(header: Omit<ContainerHeader, "tagsHash">): number {
  const tagsHash = emptyTagsHash();
  return headLength(encodeHeader({ ...header, tagsHash }).length);
}

/**
 * Everything before the segments, signed by the writer.
 * @throws FormatError when the header is not one that `parseContainerHead` accepts, or the key is not the writer's
 */
export function encodeContainerHead(
  header: ContainerHeader,
  signingPrivate: Uint8Array | KeyObject,
): Uint8Array {
  const key = signingPrivate instanceof Uint8Array ? importSigningKey(signingPrivate) : signingPrivate;
  requireOwner(header);
  if (!equalConstantTime(rawSigningPublicKey(key), header.writer.signingKey)) {
    throw new FormatError("signature-invalid", "the signing key is not the writer's");
  }
  const headerBytes = encodeHeader(header);
  const signature = sign(key, HEADER_DOMAIN, headerBytes);
  return concatBytes(
    MAGIC,
    Uint8Array.of(CONTAINER_VERSION),
    u32be(headerBytes.length),
    headerBytes,
    signature,
  );
}

/**
 * Reads the first 13 bytes (more are ignored) to learn how many bytes the head has.
 * @throws FormatError `not-a-container`, `truncated`, `newer-version`, `malformed`, `limit-exceeded`
 */
export function parseContainerPrefix(bytes: Uint8Array): ContainerPrefix {
  const start = bytes.subarray(0, MAGIC.length);
  const isPrefixOfMagic = start.length > 0 && start.every((byte, i) => byte === MAGIC[i]);
  if (!isPrefixOfMagic) throw new FormatError("not-a-container");
  if (bytes.length < CONTAINER_PREFIX_LENGTH) throw new FormatError("truncated", "no complete head");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(MAGIC.length);
  if (version > CONTAINER_VERSION) throw new FormatError("newer-version", `container version ${version}`);
  if (version !== CONTAINER_VERSION) throw malformed("container version");
  const headerLength = view.getUint32(LENGTH_OFFSET);
  if (headerLength > LIMITS.headerBytes) throw new FormatError("limit-exceeded", "header is too long");
  return { headerLength, headLength: headLength(headerLength) };
}

/**
 * Reads a head strictly, verifies the writer's signature and that the root's ID is the owner's.
 * Whether the writer may write, or signed a vault's own header as its owner, is `writerStanding`'s answer; the caller must ask it.
 * @param bytes the container's beginning; what follows the head is ignored
 * @throws FormatError as `parseContainerPrefix`, and `unsupported-suite`, `weak-key`, `signature-invalid`, `wrong-owner`
 */
export function parseContainerHead(bytes: Uint8Array): ContainerHead {
  const { headerLength, headLength: length } = parseContainerPrefix(bytes);
  if (bytes.length < length) throw new FormatError("truncated", "the head is incomplete");
  const headerEnd = CONTAINER_PREFIX_LENGTH + headerLength;
  const headerBytes = bytes.subarray(CONTAINER_PREFIX_LENGTH, headerEnd);
  const header = decodeHeader(headerBytes);
  if (!verify(header.writer.signingKey, HEADER_DOMAIN, headerBytes, bytes.subarray(headerEnd, length))) {
    throw new FormatError("signature-invalid", "container header");
  }
  requireOwner(header);
  return { header, headLength: length, headerHash: sha256(headerBytes) };
}

/** The root's data ID must be made of the owner's key. */
function requireOwner(header: ContainerHeader): void {
  const rootId = header.path[0]?.id ?? header.dataId;
  if (rootDataId(header.owner.signingKey, header.owner.nonce) !== rootId)
    throw new FormatError("wrong-owner");
}

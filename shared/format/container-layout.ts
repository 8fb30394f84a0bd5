import { ciphertextLength, TAG_LENGTH } from "../crypto";
import type { ContainerHeader } from "./container-header";
import { FormatError, malformed } from "./format-error";

/** Where a container's segments lie. Every segment but the last has the same stored size. */

/** The two header fields that fix the layout. */
export type Layout = Pick<ContainerHeader, "segmentSizeLog2" | "plaintextLength">;

/** Bytes of plaintext in every segment but the last. */
export function segmentSize(header: Layout): number {
  return 2 ** header.segmentSizeLog2;
}

/** An empty file has no segments. */
export function segmentCount(header: Layout): number {
  return Math.ceil(header.plaintextLength / segmentSize(header));
}

function requireIndex(header: Layout, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= segmentCount(header))
    throw malformed("no such segment");
}

/** @throws FormatError `malformed` when there is no such segment */
export function segmentPlaintextLength(header: Layout, index: number): number {
  requireIndex(header, index);
  const size = segmentSize(header);
  return Math.min(size, header.plaintextLength - index * size);
}

/** Ciphertext and tag. @throws FormatError `malformed` when there is no such segment */
export function storedSegmentLength(header: Layout, index: number): number {
  return ciphertextLength(segmentPlaintextLength(header, index)) + TAG_LENGTH;
}

/** Where a segment begins in the file. @throws FormatError `malformed` when there is no such segment */
export function segmentOffset(header: Layout, headLength: number, index: number): number {
  requireIndex(header, index);
  return headLength + index * (ciphertextLength(segmentSize(header)) + TAG_LENGTH);
}

/** The whole container's length in bytes. */
export function containerLength(header: Layout, headLength: number): number {
  const last = segmentCount(header) - 1;
  return last < 0 ? headLength : segmentOffset(header, headLength, last) + storedSegmentLength(header, last);
}

/** @throws FormatError `truncated` or `trailing-data` when a file does not have the length that its header says */
export function checkContainerLength(header: Layout, headLength: number, fileLength: number): void {
  const expected = containerLength(header, headLength);
  if (fileLength < expected) throw new FormatError("truncated", `${expected - fileLength} bytes are missing`);
  if (fileLength > expected)
    throw new FormatError("trailing-data", `${fileLength - expected} bytes too many`);
}

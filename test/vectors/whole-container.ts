import {
  concatBytes,
  equalConstantTime,
  leafSource,
  openSegment,
  type SecretKey16,
  sha256,
  TAG_LENGTH,
  treeDepth,
} from "../../shared/crypto";
import {
  type ContainerHeader,
  checkContainerLength,
  FormatError,
  openItem,
  parseContainerHead,
  type SealedItem,
  segmentCount,
  segmentOffset,
  storedSegmentLength,
} from "../../shared/format";

export interface OpenedContainer {
  readonly header: ContainerHeader;
  readonly item: SealedItem;
  readonly content: Uint8Array;
}

/** The plainest possible reader of a whole container in memory, as docs/format.md describes it. */
export function openWholeContainer(bytes: Uint8Array, itemKey: SecretKey16): OpenedContainer {
  const { header, headLength } = parseContainerHead(bytes);
  checkContainerLength(header, headLength, bytes.length);
  const item = openItem(itemKey, header);
  const count = segmentCount(header);
  const stored = Array.from({ length: count }, (_, index) => {
    const offset = segmentOffset(header, headLength, index);
    return bytes.subarray(offset, offset + storedSegmentLength(header, index));
  });
  if (
    !equalConstantTime(sha256(...stored.map((segment) => segment.subarray(-TAG_LENGTH))), header.tagsHash)
  ) {
    throw new FormatError("malformed", "tags hash");
  }
  if (item.contentKey === null) return { header, item, content: new Uint8Array(0) };
  const leafAt = leafSource({ root: item.contentKey, depth: treeDepth(count) });
  const plain = stored.map((segment, index) =>
    openSegment(
      leafAt(index),
      header.dataId,
      index,
      count,
      segment.subarray(0, -TAG_LENGTH),
      segment.subarray(-TAG_LENGTH),
    ),
  );
  return { header, item, content: concatBytes(...plain) };
}

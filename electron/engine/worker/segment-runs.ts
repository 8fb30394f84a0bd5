import {
  type Cover,
  leafSource,
  openSegment,
  sealSegmentParts,
  TAG_LENGTH,
  type Tree,
  zero,
} from "../../../shared/crypto";
import { segmentCount, segmentOffset, storedSegmentLength } from "../../../shared/format";
import type { SegmentRange } from "../../services/ports/engine";
import { type CancelFlag, isCancelled } from "../cancel-flag";
import type { SegmentLayout } from "../tasks";
import { JobFailure } from "./failure";

/** Sealing and opening of consecutive segments, wherever their bytes come from and go to. */

/** @throws JobFailure "cancelled" */
export function stopWhenCancelled(cancel: CancelFlag | null): void {
  if (cancel !== null && isCancelled(cancel)) throw new JobFailure("cancelled");
}

/**
 * Seals segments [from, to).
 * @param plaintextOf the segment's bytes; may be the same memory each time
 * @param emit gets what is stored for the segment, in parts, the tag last
 * @returns the tags, 16 bytes each, in order
 */
export function sealRun(
  layout: Pick<SegmentLayout, "dataId" | "segmentSizeLog2" | "plaintextLength">,
  tree: Tree,
  run: SegmentRange,
  cancel: CancelFlag,
  plaintextOf: (index: number) => Uint8Array,
  emit: (index: number, stored: readonly Uint8Array[]) => void,
): Uint8Array {
  const count = segmentCount(layout);
  const leaf = leafSource(tree);
  const tags = new Uint8Array((run.to - run.from) * TAG_LENGTH);
  for (let index = run.from; index < run.to; index++) {
    stopWhenCancelled(cancel);
    const leafKey = leaf(index);
    const sealed = sealSegmentParts(leafKey, layout.dataId, index, count, plaintextOf(index));
    zero(leafKey);
    emit(index, [...sealed.ciphertextParts, sealed.tag]);
    tags.set(sealed.tag, (index - run.from) * TAG_LENGTH);
  }
  return tags;
}

/**
 * Opens segments [from, to); each one is verified before its plaintext is given to `emit`, which zeroes it in the end.
 * @param storedOf ciphertext and tag of the segment; may be the same memory each time
 * @returns the verified tags, 16 bytes each, in order
 * @throws CryptoError `authentication-failed`
 */
export function openRun(
  layout: Pick<SegmentLayout, "dataId" | "segmentSizeLog2" | "plaintextLength">,
  keys: Tree | Cover,
  run: SegmentRange,
  cancel: CancelFlag | null,
  storedOf: (index: number) => Uint8Array,
  emit: (index: number, plaintext: Uint8Array) => void,
): Uint8Array {
  const count = segmentCount(layout);
  const leaf = leafSource(keys);
  const tags = new Uint8Array((run.to - run.from) * TAG_LENGTH);
  for (let index = run.from; index < run.to; index++) {
    stopWhenCancelled(cancel);
    const stored = storedOf(index);
    const tag = stored.subarray(stored.length - TAG_LENGTH);
    tags.set(tag, (index - run.from) * TAG_LENGTH);
    const leafKey = leaf(index);
    const plaintext = openSegment(leafKey, layout.dataId, index, count, stored.subarray(0, -TAG_LENGTH), tag);
    zero(leafKey);
    emit(index, plaintext);
  }
  return tags;
}

/** Tags of segments [from, to) as they stand in the container. @param read fills the array from a position */
export function readTags(
  layout: SegmentLayout,
  run: SegmentRange,
  cancel: CancelFlag | null,
  read: (into: Uint8Array, position: number) => void,
): Uint8Array {
  const tags = new Uint8Array((run.to - run.from) * TAG_LENGTH);
  for (let index = run.from; index < run.to; index++) {
    stopWhenCancelled(cancel);
    const end = segmentOffset(layout, layout.headLength, index) + storedSegmentLength(layout, index);
    const start = (index - run.from) * TAG_LENGTH;
    read(tags.subarray(start, start + TAG_LENGTH), end - TAG_LENGTH);
  }
  return tags;
}

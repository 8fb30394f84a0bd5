import { equalConstantTime, sha256 } from "../../../shared/crypto";
import { type ContainerHead, segmentCount, segmentOffset, storedSegmentLength } from "../../../shared/format";
import type { CancelFlag } from "../cancel-flag";
import { TAGS_PER_RUN } from "../sizes";
import { TagsHash } from "../tags-hash";
import type { SegmentLayout } from "../tasks";
import type { OpenedContent } from "./content-access";
import { JobFailure } from "./failure";
import { openRun, readTags } from "./segment-runs";

/** Lends bytes of the container; the same memory may be lent again by the next call. */
export type ContainerBytes = (position: number, length: number) => Uint8Array;

/** @throws JobFailure "container-damaged" */
export function requireSameTags(found: Uint8Array, expected: Uint8Array): void {
  if (!equalConstantTime(found, expected))
    throw new JobFailure("container-damaged", "the segments are not the signed ones");
}

/**
 * Opens the wanted segments of a container within one worker: all tags must be the signed ones before anything is
 * opened, each segment is verified before it is emitted, and what was verified must be what was signed.
 */
export function openVerified(
  head: ContainerHead,
  content: OpenedContent,
  bytes: ContainerBytes,
  cancel: CancelFlag | null,
  emit: (index: number, plaintext: Uint8Array) => void,
): void {
  const layout: SegmentLayout = { ...head.header, headLength: head.headLength };
  const signed = hashTags(layout, content, bytes, cancel);
  requireSameTags(signed.all, head.header.tagsHash);
  const storedOf = (index: number): Uint8Array =>
    bytes(segmentOffset(layout, layout.headLength, index), storedSegmentLength(layout, index));
  const verified = openRun(layout, content.keys, content.range, cancel, storedOf, emit);
  requireSameTags(sha256(verified), signed.wanted);
}

function hashTags(
  layout: SegmentLayout,
  content: OpenedContent,
  bytes: ContainerBytes,
  cancel: CancelFlag | null,
): ReturnType<TagsHash["digest"]> {
  const count = segmentCount(layout);
  const hash = new TagsHash(content.range);
  for (let from = 0; from < count; from += TAGS_PER_RUN) {
    const run = { from, to: Math.min(from + TAGS_PER_RUN, count) };
    hash.add(readTags(layout, run, cancel, (into, position) => into.set(bytes(position, into.length))));
  }
  return hash.digest();
}

import { closeSync } from "node:fs";
import { zero } from "../../../shared/crypto";
import {
  type ContainerHead,
  type Layout,
  segmentCount,
  segmentSize,
  storedSegmentLength,
} from "../../../shared/format";
import type { JobOutcome, ReadHead, SegmentRange } from "../../services/ports/engine";
import { MAX_BYTES_IN_MEMORY } from "../sizes";
import type { TaskRequest } from "../tasks";
import { forgetKeys, type OpenedContent, openContent } from "./content-access";
import { JobFailure, outcomeOf } from "./failure";
import { requireHeader, withContainer } from "./opened-container";
import { openToRead, readExactly } from "./positioned-file";
import { withScratch } from "./scratch";
import { stopWhenCancelled } from "./segment-runs";
import { type ContainerBytes, openVerified } from "./verified-content";

export function measureFiles({ paths, links }: TaskRequest<"measure-files">): JobOutcome<number>[] {
  return paths.map((path) =>
    outcomeOf(() => {
      const { descriptor, identity } = openToRead(path, links);
      closeSync(descriptor);
      return identity.size;
    }),
  );
}

export function readHeads({ paths, cancel }: TaskRequest<"read-heads">): JobOutcome<ReadHead>[] {
  return paths.map((path) =>
    outcomeOf(() => {
      stopWhenCancelled(cancel);
      return withContainer(path, ({ identity }, head) => ({ path, ...head, fileLength: identity.size }));
    }),
  );
}

/** The verified plaintext of a few segments. @throws JobFailure "range-invalid" when they are more than fits into memory */
export function readSegments(request: TaskRequest<"read-segments">): Uint8Array<ArrayBuffer> {
  return withContainer(request.sourcePath, (file, head) => {
    requireHeader(head, request.headerHash);
    const content = openContent(head.header, request.access, request.range);
    const plaintext = new Uint8Array(wantedLength(head.header, content.range));
    try {
      openInto(plaintext, file.descriptor, head, content);
      return plaintext;
    } catch (error) {
      zero(plaintext);
      throw error;
    } finally {
      forgetKeys(content);
    }
  });
}

function wantedLength(header: Layout, { from, to }: SegmentRange): number {
  const size = segmentSize(header);
  const length = Math.min(to * size, header.plaintextLength) - from * size;
  if (length > MAX_BYTES_IN_MEMORY) throw new JobFailure("range-invalid", "too much to be read into memory");
  return length;
}

function openInto(
  plaintext: Uint8Array,
  descriptor: number,
  head: ContainerHead,
  content: OpenedContent,
): void {
  const size = segmentSize(head.header);
  withScratch(longestStoredSegment(head.header), (scratch) => {
    const read: ContainerBytes = (position, length) => {
      const bytes = scratch.subarray(0, length);
      readExactly(descriptor, bytes, position);
      return bytes;
    };
    openVerified(head, content, read, null, (index, part) => {
      plaintext.set(part, (index - content.range.from) * size);
      zero(part);
    });
  });
}

function longestStoredSegment(header: Layout): number {
  return segmentCount(header) === 0 ? 0 : storedSegmentLength(header, 0);
}

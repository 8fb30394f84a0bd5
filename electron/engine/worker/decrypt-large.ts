import { closeSync } from "node:fs";
import { zero } from "../../../shared/crypto";
import { segmentOffset, segmentSize, storedSegmentLength } from "../../../shared/format";
import type { DecryptionPlan, TaskRequest } from "../tasks";
import { openContent } from "./content-access";
import { requireHeader, withContainer } from "./opened-container";
import { applyMetadataOrClose, requireNewTarget } from "./plaintext-target";
import { readExactly, reopenToRead, withDescriptor, writeFully } from "./positioned-file";
import { nameDurably, syncAndClose } from "./publish";
import { withScratch } from "./scratch";
import { openRun, readTags } from "./segment-runs";
import { createForPlaintext, reopenToWrite } from "./temporary-file";

/** Checks a large container's head, opens its keys and creates the temporary file. */
export function beginDecryption({ job }: TaskRequest<"begin-decryption">): DecryptionPlan {
  requireNewTarget(job.targetPath);
  return withContainer(job.sourcePath, ({ identity }, head) => {
    requireHeader(head, job.headerHash);
    closeSync(createForPlaintext(job.temporaryPath).descriptor);
    const { keys, range, metadata } = openContent(head.header, job.access, job.range ?? null);
    const { dataId, segmentSizeLog2, plaintextLength, tagsHash } = head.header;
    return {
      layout: { dataId, segmentSizeLog2, plaintextLength, headLength: head.headLength },
      tagsHash,
      source: { path: job.sourcePath, identity },
      keys,
      range,
      metadata: job.restoreMetadata ? metadata : null,
    };
  });
}

export function readTagsOfRun({ plan, run, cancel }: TaskRequest<"read-tags">): Uint8Array {
  return withDescriptor(reopenToRead(plan.source), (source) =>
    readTags(plan.layout, run, cancel, (into, position) => readExactly(source, into, position)),
  );
}

/** Reads, verifies, opens and writes a run of segments, each at its own position. */
export function openSegments(request: TaskRequest<"open-segments">): Uint8Array {
  return withDescriptor(reopenToRead(request.plan.source), (source) =>
    withDescriptor(reopenToWrite(request.temporaryPath), (target) => openBetween(request, source, target)),
  );
}

function openBetween(request: TaskRequest<"open-segments">, source: number, target: number): Uint8Array {
  const { layout, range } = request.plan;
  return withScratch(storedSegmentLength(layout, request.run.from), (scratch) =>
    openRun(
      layout,
      request.keys,
      request.run,
      request.cancel,
      (index) => {
        const stored = scratch.subarray(0, storedSegmentLength(layout, index));
        readExactly(source, stored, segmentOffset(layout, layout.headLength, index));
        return stored;
      },
      (index, plaintext) => {
        writeFully(target, [plaintext], (index - range.from) * segmentSize(layout));
        zero(plaintext);
      },
    ),
  );
}

/** Publishes the plaintext, all of which was verified. */
export async function finishDecryption(request: TaskRequest<"finish-decryption">): Promise<null> {
  const target = reopenToWrite(request.temporaryPath);
  applyMetadataOrClose(target, request.metadata);
  await syncAndClose(target);
  await nameDurably({ ...request, target: "must-be-new" });
  return null;
}

import { closeSync } from "node:fs";
import { treeDepth } from "../../../shared/crypto";
import {
  predictHeadLength,
  segmentCount,
  segmentOffset,
  segmentPlaintextLength,
  segmentSize,
} from "../../../shared/format";
import type { WrittenContainer } from "../../services/ports/engine";
import type { EncryptionPlan, TaskRequest } from "../tasks";
import { JobFailure } from "./failure";
import { contentOf, draftHeader, readSigningKey, refusingRequest, signHead } from "./new-container";
import { openToRead, readExactly, reopenToRead, withDescriptor, writeFully } from "./positioned-file";
import { nameDurably, syncAndClose } from "./publish";
import { withScratch } from "./scratch";
import { sealRun } from "./segment-runs";
import { createForCiphertext, reopenToWrite } from "./temporary-file";

/** Fixes all that a large file's container says but the tags, and creates its temporary file. */
export function beginEncryption({ job, contentKey }: TaskRequest<"begin-encryption">): EncryptionPlan {
  const source = openToRead(job.sourcePath, "refuse");
  return withDescriptor(source.descriptor, () => {
    const draft = draftHeader("file", job.container, contentOf(source, job, contentKey));
    const headLength = refusingRequest(() => predictHeadLength(draft));
    closeSync(createForCiphertext(job.temporaryPath).descriptor);
    const { dataId, segmentSizeLog2, plaintextLength } = draft;
    return {
      draft,
      layout: { dataId, segmentSizeLog2, plaintextLength, headLength },
      source: { path: job.sourcePath, identity: source.identity },
    };
  });
}

/** Reads, seals and writes a run of segments, each at its own position. */
export function sealSegments(request: TaskRequest<"seal-segments">): Uint8Array {
  return withDescriptor(reopenToRead(request.plan.source), (source) =>
    withDescriptor(reopenToWrite(request.temporaryPath), (target) => sealBetween(request, source, target)),
  );
}

function sealBetween(request: TaskRequest<"seal-segments">, source: number, target: number): Uint8Array {
  const { layout } = request.plan;
  const size = segmentSize(layout);
  const tree = { root: request.contentKey, depth: treeDepth(segmentCount(layout)) };
  return withScratch(Math.min(size, layout.plaintextLength), (scratch) =>
    sealRun(
      layout,
      tree,
      request.run,
      request.cancel,
      (index) => {
        const plaintext = scratch.subarray(0, segmentPlaintextLength(layout, index));
        readExactly(source, plaintext, index * size);
        return plaintext;
      },
      (index, stored) => writeFully(target, stored, segmentOffset(layout, layout.headLength, index)),
    ),
  );
}

/** Writes the head before the segments and publishes the container, if the source is still what was read. */
export async function finishEncryption(request: TaskRequest<"finish-encryption">): Promise<WrittenContainer> {
  const { head, written } = signHead(request.header, readSigningKey(request.signingKey));
  if (head.length !== request.headLength)
    throw new JobFailure("internal", "the head is not as long as predicted");
  closeSync(reopenToRead(request.source));
  const target = reopenToWrite(request.temporaryPath);
  writeHead(target, head);
  await syncAndClose(target);
  // The sync may take long: what somebody else put there meanwhile is not replaced.
  if (request.source.path === request.targetPath) closeSync(reopenToRead(request.source));
  await nameDurably({ ...request, target: "replace" });
  return written;
}

function writeHead(target: number, head: Uint8Array): void {
  try {
    writeFully(target, [head], 0);
  } catch (error) {
    closeSync(target);
    throw error;
  }
}

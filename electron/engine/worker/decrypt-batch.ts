import { zero } from "../../../shared/crypto";
import type { ContainerHead } from "../../../shared/format";
import type { JobOutcome } from "../../services/ports/engine";
import type { CancelFlag } from "../cancel-flag";
import { SMALL_CONTAINER_BYTES } from "../sizes";
import type { DecryptFileTask, TaskRequest } from "../tasks";
import { forgetKeys, openContent } from "./content-access";
import { JobFailure, outcomeOf } from "./failure";
import { requireHeader, withContainer } from "./opened-container";
import { requireNewTarget, stagePlaintext } from "./plaintext-target";
import { type OpenedFile, readExactly } from "./positioned-file";
import { publishAll, type StagedFile } from "./publish";
import { withScratch } from "./scratch";
import { stopWhenCancelled } from "./segment-runs";
import { type ContainerBytes, openVerified } from "./verified-content";

interface Decrypted {
  readonly bytes: number;
}

/** Decrypts a batch of small containers; the segments of each are read at once and the plaintext is written at once. */
export function decryptFiles(request: TaskRequest<"decrypt-files">): Promise<JobOutcome<Decrypted>[]> {
  const staged = request.jobs.map((job) => outcomeOf(() => stageFile(job, request.cancel)));
  return publishAll(staged, request.cancel);
}

function stageFile(job: DecryptFileTask, cancel: CancelFlag): StagedFile<Decrypted> {
  stopWhenCancelled(cancel);
  requireNewTarget(job.targetPath);
  return withContainer(job.sourcePath, (file, head) => {
    requireHeader(head, job.headerHash);
    const content = openContent(head.header, job.access, job.range ?? null);
    const plaintexts: Uint8Array[] = [];
    try {
      withSegments(file, head, (bytes) =>
        openVerified(head, content, bytes, cancel, (_, part) => plaintexts.push(part)),
      );
      const length = plaintexts.reduce((sum, part) => sum + part.length, 0);
      return stagePlaintext(job, plaintexts, job.restoreMetadata ? content.metadata : null, {
        bytes: length,
      });
    } finally {
      zero(...plaintexts);
      forgetKeys(content);
    }
  });
}

/** Lends all that comes after the head of a small container. */
function withSegments(file: OpenedFile, head: ContainerHead, use: (bytes: ContainerBytes) => void): void {
  const { size } = file.identity;
  if (size > SMALL_CONTAINER_BYTES) throw new JobFailure("file-changed-while-reading", "it became larger");
  withScratch(size - head.headLength, (segments) => {
    readExactly(file.descriptor, segments, head.headLength);
    use((position, length) => segments.subarray(position - head.headLength).subarray(0, length));
  });
}

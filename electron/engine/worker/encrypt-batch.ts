import type { KeyObject } from "node:crypto";
import { closeSync } from "node:fs";
import { generateDataKey, sha256, treeDepth, zero } from "../../../shared/crypto";
import {
  emptyTagsHash,
  LIMITS,
  segmentCount,
  segmentPlaintextLength,
  segmentSize,
} from "../../../shared/format";
import type { JobOutcome, WrittenContainer } from "../../services/ports/engine";
import type { CancelFlag } from "../cancel-flag";
import { SMALL_FILE_BYTES } from "../sizes";
import type { EncryptFileTask, TaskRequest, WriteNodeTask } from "../tasks";
import { JobFailure, outcomeOf } from "./failure";
import { contentOf, draftHeader, readSigningKey, signHead } from "./new-container";
import { checkUnchanged, type OpenedFile, openToRead, readUpTo } from "./positioned-file";
import { publishAll, type StagedFile } from "./publish";
import { withScratch } from "./scratch";
import { sealRun, stopWhenCancelled } from "./segment-runs";
import { stageContainer } from "./temporary-file";

/** Encrypts a batch of small files, each with one read and one write. */
export async function encryptFiles(
  request: TaskRequest<"encrypt-files">,
): Promise<JobOutcome<WrittenContainer>[]> {
  const signingKey = readSigningKey(request.signingKey);
  const staged = request.jobs.map((job) => outcomeOf(() => stageFile(job, signingKey, request.cancel)));
  return publishAll(staged, request.cancel);
}

/** Writes a batch of folder and vault containers, which have a head only. */
export async function writeNodes(
  request: TaskRequest<"write-nodes">,
): Promise<JobOutcome<WrittenContainer>[]> {
  const signingKey = readSigningKey(request.signingKey);
  const staged = request.jobs.map((job) => outcomeOf(() => stageNode(job, signingKey, request.cancel)));
  return publishAll(staged, request.cancel);
}

function stageFile(
  job: EncryptFileTask,
  signingKey: KeyObject,
  cancel: CancelFlag,
): StagedFile<WrittenContainer> {
  stopWhenCancelled(cancel);
  const contentKey = generateDataKey();
  const source = openToRead(job.sourcePath, "refuse");
  try {
    const draft = draftHeader("file", job.container, contentOf(source, job, contentKey));
    const tree = { root: contentKey, depth: treeDepth(segmentCount(draft)) };
    const stored: Uint8Array[] = [];
    const tags = withWholeFile(source, (bytes) =>
      sealRun(
        draft,
        tree,
        { from: 0, to: segmentCount(draft) },
        cancel,
        (index) =>
          bytes.subarray(index * segmentSize(draft)).subarray(0, segmentPlaintextLength(draft, index)),
        (_, parts) => stored.push(...parts),
      ),
    );
    const { head, written } = signHead({ ...draft, tagsHash: sha256(tags) }, signingKey);
    return stageContainer(job, [head, ...stored], written);
  } finally {
    zero(contentKey);
    closeSync(source.descriptor);
  }
}

/** Lends the bytes of a small file. @throws JobFailure "file-changed-while-reading" */
function withWholeFile<T>({ descriptor, identity }: OpenedFile, use: (bytes: Uint8Array) => T): T {
  if (identity.size > SMALL_FILE_BYTES)
    throw new JobFailure("file-changed-while-reading", "it became larger");
  // One byte more than there should be, to notice when there is.
  return withScratch(identity.size + 1, (scratch) => {
    if (readUpTo(descriptor, scratch, 0) !== identity.size)
      throw new JobFailure("file-changed-while-reading");
    checkUnchanged(descriptor, identity);
    return use(scratch.subarray(0, identity.size));
  });
}

const NODE_MODE = 0o700;

function stageNode(
  job: WriteNodeTask,
  signingKey: KeyObject,
  cancel: CancelFlag,
): StagedFile<WrittenContainer> {
  stopWhenCancelled(cancel);
  const draft = draftHeader(job.kind, job.container, {
    segmentSizeLog2: LIMITS.segmentSizeLog2Default,
    plaintextLength: 0,
    item: {
      modifiedAt: Math.floor(job.modifiedAt),
      mode: NODE_MODE,
      mediaType: "",
      contentKey: null,
      earlierKeys: job.earlierKeys,
    },
  });
  const { head, written } = signHead({ ...draft, tagsHash: emptyTagsHash() }, signingKey);
  return stageContainer(job, [head], written);
}

import type { KeyObject } from "node:crypto";
import { closeSync } from "node:fs";
import { generateDataKey, sha256, TAG_LENGTH, treeDepth, zero } from "../../../shared/crypto";
import { segmentCount } from "../../../shared/format";
import type { JobOutcome, WrittenContainer } from "../../services/ports/engine";
import type { CancelFlag } from "../cancel-flag";
import { SMALL_CONTAINER_BYTES } from "../sizes";
import type { RewriteTask, TaskRequest } from "../tasks";
import { forgetKeys, openContent } from "./content-access";
import { JobFailure, outcomeOf } from "./failure";
import { readSigningKey, signHead } from "./new-container";
import { requireHeader, withContainer } from "./opened-container";
import { readExactly, reopenToRead } from "./positioned-file";
import { publishAll, type StagedFile } from "./publish";
import { rewrittenDraft } from "./rewritten-draft";
import { withScratch } from "./scratch";
import { sealRun, stopWhenCancelled } from "./segment-runs";
import { stageContainer } from "./temporary-file";
import { openVerified } from "./verified-content";

/** Encrypts the content of a batch of small containers anew. Plaintext is in memory alone, a segment at a time. */
export async function rewriteContainers(
  request: TaskRequest<"rewrite-containers">,
): Promise<JobOutcome<WrittenContainer>[]> {
  const signingKey = readSigningKey(request.signingKey);
  const staged = request.jobs.map((job) => outcomeOf(() => stageOne(job, signingKey, request.cancel)));
  return publishAll(staged, request.cancel);
}

function stageOne(job: RewriteTask, signingKey: KeyObject, cancel: CancelFlag): StagedFile<WrittenContainer> {
  stopWhenCancelled(cancel);
  const { containerPath: path, temporaryPath } = job;
  return withContainer(
    path,
    ({ identity, descriptor }, old) => {
      requireHeader(old, job.headerHash);
      if (identity.size > SMALL_CONTAINER_BYTES)
        throw new JobFailure("file-changed-while-reading", "it became larger");
      const contentKey = generateDataKey();
      const content = openContent(old.header, { by: "item-key", itemKey: job.itemKey }, null);
      try {
        const draft = rewrittenDraft(old, job, contentKey);
        const count = segmentCount(draft);
        const tree = { root: contentKey, depth: treeDepth(count) };
        const tags = new Uint8Array(count * TAG_LENGTH);
        const stored: Uint8Array[] = [];
        withScratch(identity.size, (bytes) => {
          readExactly(descriptor, bytes, 0);
          const at = (position: number, length: number) => bytes.subarray(position, position + length);
          openVerified(old, content, at, cancel, (index, plaintext) => {
            const run = { from: index, to: index + 1 };
            const emit = (_: number, parts: readonly Uint8Array[]) => stored.push(...parts);
            tags.set(
              sealRun(draft, tree, run, cancel, () => plaintext, emit),
              index * TAG_LENGTH,
            );
            zero(plaintext);
          });
        });
        const { head, written } = signHead({ ...draft, tagsHash: sha256(tags) }, signingKey);
        const staged = stageContainer({ temporaryPath, targetPath: path }, [head, ...stored], written);
        // A newer version that arrived in the meantime must not be lost.
        return { ...staged, checkBeforeNaming: () => closeSync(reopenToRead({ path, identity })) };
      } finally {
        forgetKeys(content);
        zero(contentKey);
      }
    },
    "item-not-found",
  );
}

import { closeSync } from "node:fs";
import { concatBytes, TAG_LENGTH, treeDepth, zero } from "../../../shared/crypto";
import { predictHeadLength, segmentCount, segmentOffset, storedSegmentLength } from "../../../shared/format";
import type { RewritePlan, TaskRequest } from "../tasks";
import { openContent } from "./content-access";
import { refusingRequest } from "./new-container";
import { requireHeader, withContainer } from "./opened-container";
import { readExactly, reopenToRead, withDescriptor, writeFully } from "./positioned-file";
import { rewrittenDraft } from "./rewritten-draft";
import { withScratch } from "./scratch";
import { openRun, sealRun } from "./segment-runs";
import { createForCiphertext, reopenToWrite } from "./temporary-file";

/** Checks a large container's head, opens its keys, fixes all of the new head but the tags, and creates its temporary file. */
export function beginRewrite({ job, contentKey }: TaskRequest<"begin-rewrite">): RewritePlan {
  return withContainer(
    job.containerPath,
    ({ identity }, old) => {
      requireHeader(old, job.headerHash);
      const draft = rewrittenDraft(old, job, contentKey);
      const headLength = refusingRequest(() => predictHeadLength(draft));
      const { keys } = openContent(old.header, { by: "item-key", itemKey: job.itemKey }, null);
      closeSync(createForCiphertext(job.temporaryPath).descriptor);
      const { dataId, segmentSizeLog2, plaintextLength } = draft;
      const layout = { dataId, segmentSizeLog2, plaintextLength, headLength };
      return {
        draft,
        layout,
        oldLayout: { ...layout, headLength: old.headLength },
        oldTagsHash: old.header.tagsHash,
        oldKeys: keys,
        source: { path: job.containerPath, identity },
      };
    },
    "item-not-found",
  );
}

/** Reads, verifies, opens and seals a run of segments, each at its own position. */
export function rewriteSegments(request: TaskRequest<"rewrite-segments">): Uint8Array {
  return withDescriptor(reopenToRead(request.plan.source), (source) =>
    withDescriptor(reopenToWrite(request.temporaryPath), (target) => rewriteBetween(request, source, target)),
  );
}

function rewriteBetween(
  request: TaskRequest<"rewrite-segments">,
  source: number,
  target: number,
): Uint8Array {
  const { run, oldKeys, contentKey, cancel } = request;
  const { layout, oldLayout } = request.plan;
  const tree = { root: contentKey, depth: treeDepth(segmentCount(layout)) };
  const tags = new Uint8Array((run.to - run.from) * TAG_LENGTH);
  const verified = withScratch(storedSegmentLength(oldLayout, run.from), (scratch) =>
    openRun(
      oldLayout,
      oldKeys,
      run,
      cancel,
      (index) => {
        const stored = scratch.subarray(0, storedSegmentLength(oldLayout, index));
        readExactly(source, stored, segmentOffset(oldLayout, oldLayout.headLength, index));
        return stored;
      },
      (index, plaintext) => {
        const emit = (at: number, stored: readonly Uint8Array[]) =>
          writeFully(target, stored, segmentOffset(layout, layout.headLength, at));
        const one = { from: index, to: index + 1 };
        tags.set(
          sealRun(layout, tree, one, cancel, () => plaintext, emit),
          (index - run.from) * TAG_LENGTH,
        );
        zero(plaintext);
      },
    ),
  );
  return concatBytes(verified, tags);
}

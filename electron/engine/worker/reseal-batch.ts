import type { KeyObject } from "node:crypto";
import { closeSync } from "node:fs";
import type { JobOutcome, WrittenContainer } from "../../services/ports/engine";
import type { CancelFlag } from "../cancel-flag";
import { SMALL_CONTAINER_BYTES } from "../sizes";
import type { ResealTask, TaskRequest } from "../tasks";
import { JobFailure, outcomeOf } from "./failure";
import { readSigningKey } from "./new-container";
import { withContainer } from "./opened-container";
import { readExactly, reopenToRead } from "./positioned-file";
import { publishAll, type StagedFile } from "./publish";
import { resealHead } from "./resealed-head";
import { withScratch } from "./scratch";
import { stopWhenCancelled } from "./segment-runs";
import { stageContainer } from "./temporary-file";

/** Reseals a batch of small containers; the segments of each are copied with one read and one write. */
export async function resealContainers(
  request: TaskRequest<"reseal-containers">,
): Promise<JobOutcome<WrittenContainer>[]> {
  const signingKey = readSigningKey(request.signingKey);
  const staged = request.jobs.map((job) => outcomeOf(() => stageOne(job, signingKey, request.cancel)));
  return publishAll(staged, request.cancel);
}

function stageOne(job: ResealTask, signingKey: KeyObject, cancel: CancelFlag): StagedFile<WrittenContainer> {
  stopWhenCancelled(cancel);
  const { containerPath: path, temporaryPath } = job;
  return withContainer(
    path,
    ({ identity, descriptor }, old) => {
      if (identity.size > SMALL_CONTAINER_BYTES)
        throw new JobFailure("file-changed-while-reading", "it became larger");
      const { head, written } = resealHead(old, job, signingKey);
      const staged = withScratch(identity.size - old.headLength, (segments) => {
        readExactly(descriptor, segments, old.headLength);
        return stageContainer({ temporaryPath, targetPath: path }, [head, segments], written);
      });
      // A newer version that arrived in the meantime must not be lost.
      return { ...staged, checkBeforeNaming: () => closeSync(reopenToRead({ path, identity })) };
    },
    "item-not-found",
  );
}

import { generateDataKey, type SecretKey16, TAG_LENGTH, zero } from "../../../shared/crypto";
import { segmentCount, segmentSize } from "../../../shared/format";
import type { JobOutcome, RewriteJob, WrittenContainer } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { RUN_BYTES, SMALL_CONTAINER_BYTES } from "../sizes";
import { TagsHash } from "../tags-hash";
import type { RewritePlan, RewriteTask } from "../tasks";
import { CANCELLED, type Call, type FailedOutcome } from "./call";
import { copiedKeys, DAMAGED, hashTags, sameBytes } from "./decrypt-files";
import { withEarlySync } from "./early-sync";
import { finishEncryption } from "./encrypt-files";
import { inOrderedRuns } from "./ordered-runs";
import { Secrets } from "./secrets";
import { type JobKind, runSizedJobs } from "./sized-jobs";

const MISSING: FailedOutcome = { ok: false, code: "item-not-found", detail: "the container is gone" };

/** Encrypts the content of containers anew, each in its place. @param signingKey PKCS#8; stays the caller's */
export function rewriteContents(
  call: Call,
  jobs: readonly RewriteJob[],
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>[]> {
  const kind: JobKind<RewriteJob, WrittenContainer> = {
    measuredPath: (job) => job.containerPath,
    targetPath: (job) => job.containerPath,
    links: "follow",
    missing: MISSING,
    smallBytes: SMALL_CONTAINER_BYTES,
    expectedBytes: (_, measured) => measured,
    actualBytes: ({ header }) => header.plaintextLength,
    runBatch: (tasks) => {
      const secrets = new Secrets();
      const request = {
        jobs: tasks.map((task) => ({ ...task, itemKey: secrets.copy(task.itemKey) })),
        signingKey: secrets.copy(signingKey),
        cancel: call.cancel,
      };
      return call.pool.run("rewrite-containers", request, secrets);
    },
    runLarge: (task, index) => rewriteLarge(call, index, task, signingKey),
  };
  return runSizedJobs(call, jobs, kind);
}

async function rewriteLarge(
  call: Call,
  index: number,
  task: RewriteTask,
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>> {
  const contentKey = generateDataKey();
  let plan: RewritePlan | null = null;
  try {
    const secrets = new Secrets();
    const job = { ...task, itemKey: secrets.copy(task.itemKey) };
    const request = { job, contentKey: secrets.copy(contentKey) };
    const begun = await call.pool.run("begin-rewrite", request, secrets);
    if (!begun.ok) return begun;
    plan = begun.value;
    call.progress.expect(index, plan.layout.plaintextLength);
    const tagsHash = await rewriteByPlan(call, index, plan, task.temporaryPath, contentKey);
    if (!tagsHash.ok) return tagsHash;
    if (isCancelled(call.cancel)) return CANCELLED;
    const { temporaryPath, containerPath: targetPath } = task;
    return await finishEncryption(call, { temporaryPath, targetPath }, plan, tagsHash.value, signingKey);
  } finally {
    zero(contentKey);
    if (plan !== null) zero("root" in plan.oldKeys ? plan.oldKeys.root : new Uint8Array(0));
  }
}

/** All segments were verified, and are the signed ones; the value is the hash of the new tags. */
async function rewriteByPlan(
  call: Call,
  index: number,
  plan: RewritePlan,
  temporaryPath: string,
  contentKey: SecretKey16,
): Promise<JobOutcome<Uint8Array>> {
  const { layout, oldLayout, oldTagsHash, oldKeys, source } = plan;
  const range = { from: 0, to: segmentCount(layout) };
  const signed = await hashTags(call, { layout: oldLayout, source, range });
  if (!signed.ok) return signed;
  if (!sameBytes(signed.value.all, oldTagsHash)) return DAMAGED;
  const [verified, fresh] = [new TagsHash(range), new TagsHash(range)];
  const failure = await withEarlySync(temporaryPath, (early) =>
    inOrderedRuns({
      range,
      runLength: Math.max(1, RUN_BYTES / segmentSize(layout)),
      window: 2 * call.pool.tasksAtOnce,
      pause: call.pause,
      start: (run) => {
        const secrets = new Secrets();
        const request = {
          plan: { layout, oldLayout, source },
          run,
          oldKeys: copiedKeys(oldKeys, secrets),
          contentKey: secrets.copy(contentKey),
          temporaryPath,
          cancel: call.cancel,
        };
        return call.pool.run("rewrite-segments", request, secrets);
      },
      accept: (tags) => {
        verified.add(tags.subarray(0, tags.length / 2));
        fresh.add(tags.subarray(tags.length / 2));
        const bytes = (tags.length / 2 / TAG_LENGTH) * segmentSize(layout);
        early.written(bytes);
        call.progress.advance(index, bytes);
      },
    }),
  );
  if (failure !== null) return failure;
  if (!sameBytes(verified.digest().all, oldTagsHash)) return DAMAGED;
  return { ok: true, value: fresh.digest().all };
}

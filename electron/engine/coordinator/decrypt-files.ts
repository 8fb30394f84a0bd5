import { type Cover, type SecretKey16, TAG_LENGTH, type Tree, zero } from "../../../shared/crypto";
import { LIMITS, segmentCount, segmentSize } from "../../../shared/format";
import type { ContentAccess, DecryptFileJob, JobOutcome, SegmentRange } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { RUN_BYTES, SMALL_CONTAINER_BYTES, TAGS_PER_RUN } from "../sizes";
import { TagsHash } from "../tags-hash";
import type { DecryptFileTask, DecryptionPlan, SegmentLayout } from "../tasks";
import { CANCELLED, type Call, type FailedOutcome } from "./call";
import { withEarlySync } from "./early-sync";
import { inOrderedRuns } from "./ordered-runs";
import { Secrets } from "./secrets";
import { type JobKind, runSizedJobs } from "./sized-jobs";

interface Decrypted {
  readonly bytes: number;
}

export const DAMAGED: FailedOutcome = {
  ok: false,
  code: "container-damaged",
  detail: "the segments are not the signed ones",
};

/** Decrypts containers, or ranges of their segments, each to its own new file. */
export function decryptFiles(call: Call, jobs: readonly DecryptFileJob[]): Promise<JobOutcome<Decrypted>[]> {
  const kind: JobKind<DecryptFileJob, Decrypted> = {
    measuredPath: (job) => job.sourcePath,
    targetPath: (job) => job.targetPath,
    links: "follow",
    smallBytes: SMALL_CONTAINER_BYTES,
    expectedBytes: ({ range }, measured) =>
      range === undefined
        ? measured
        : Math.min(measured, (range.to - range.from) * 2 ** LIMITS.segmentSizeLog2Default),
    actualBytes: ({ bytes }) => bytes,
    runBatch: (tasks) => {
      const secrets = new Secrets();
      const request = { jobs: tasks.map((task) => withAccessCopied(task, secrets)), cancel: call.cancel };
      return call.pool.run("decrypt-files", request, secrets);
    },
    runLarge: (task, index) => decryptLarge(call, index, task),
  };
  return runSizedJobs(call, jobs, kind);
}

function withAccessCopied<T extends { readonly access: ContentAccess }>(job: T, secrets: Secrets): T {
  return { ...job, access: copiedAccess(job.access, secrets) };
}

/** The same access with its keys in `secrets`. */
export function copiedAccess(access: ContentAccess, secrets: Secrets): ContentAccess {
  if (access.by === "item-key") return { ...access, itemKey: secrets.copy(access.itemKey) };
  return { ...access, nodes: access.nodes.map((node) => secrets.copy(node)) };
}

async function decryptLarge(
  call: Call,
  index: number,
  task: DecryptFileTask,
): Promise<JobOutcome<Decrypted>> {
  const secrets = new Secrets();
  const begun = await call.pool.run("begin-decryption", { job: withAccessCopied(task, secrets) }, secrets);
  if (!begun.ok) return begun;
  const plan = begun.value;
  try {
    const bytes = plaintextBytes(plan.layout, plan.range);
    call.progress.expect(index, bytes);
    return await decryptByPlan(call, index, task, plan, bytes);
  } finally {
    if ("root" in plan.keys) zero(plan.keys.root);
    else zero(...plan.keys.nodes);
  }
}

function plaintextBytes(layout: SegmentLayout, { from, to }: SegmentRange): number {
  const size = segmentSize(layout);
  return Math.min(to * size, layout.plaintextLength) - from * size;
}

async function decryptByPlan(
  call: Call,
  index: number,
  { temporaryPath, targetPath }: DecryptFileTask,
  plan: DecryptionPlan,
  bytes: number,
): Promise<JobOutcome<Decrypted>> {
  const signed = await hashTags(call, plan);
  if (!signed.ok) return signed;
  if (!sameBytes(signed.value.all, plan.tagsHash)) return DAMAGED;
  const verified = await openAll(call, index, plan, temporaryPath);
  if (!verified.ok) return verified;
  if (!sameBytes(verified.value, signed.value.wanted)) return DAMAGED;
  if (isCancelled(call.cancel)) return CANCELLED;
  const request = { temporaryPath, targetPath, metadata: plan.metadata };
  const finished = await call.pool.run("finish-decryption", request);
  return finished.ok ? { ok: true, value: { bytes } } : finished;
}

/** Hashes of public values. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** The hashes of all tags as they stand in the file, and of those of the wanted segments. */
export async function hashTags(
  call: Call,
  { layout, source, range: wanted }: Pick<DecryptionPlan, "layout" | "source" | "range">,
): Promise<JobOutcome<ReturnType<TagsHash["digest"]>>> {
  const hash = new TagsHash(wanted);
  const failure = await inOrderedRuns({
    range: { from: 0, to: segmentCount(layout) },
    runLength: TAGS_PER_RUN,
    window: 2 * call.pool.tasksAtOnce,
    pause: call.pause,
    start: (run) => call.pool.run("read-tags", { plan: { layout, source }, run, cancel: call.cancel }),
    accept: (tags) => hash.add(tags),
  });
  return failure ?? { ok: true, value: hash.digest() };
}

/** Opens and writes the wanted segments; the value is the hash of the tags that were verified. */
async function openAll(
  call: Call,
  index: number,
  { layout, source, range, keys }: DecryptionPlan,
  temporaryPath: string,
): Promise<JobOutcome<Uint8Array>> {
  const hash = new TagsHash({ from: 0, to: range.to - range.from });
  const failure = await withEarlySync(temporaryPath, (early) =>
    inOrderedRuns({
      range,
      runLength: Math.max(1, RUN_BYTES / segmentSize(layout)),
      window: 2 * call.pool.tasksAtOnce,
      pause: call.pause,
      start: (run) => {
        const secrets = new Secrets();
        const request = {
          plan: { layout, source, range },
          keys: copiedKeys(keys, secrets),
          run,
          temporaryPath,
          cancel: call.cancel,
        };
        return call.pool.run("open-segments", request, secrets);
      },
      accept: (tags) => {
        hash.add(tags);
        const bytes = (tags.length / TAG_LENGTH) * segmentSize(layout);
        early.written(bytes);
        call.progress.advance(index, bytes);
      },
    }),
  );
  return failure ?? { ok: true, value: hash.digest().all };
}

export function copiedKeys(keys: Tree | Cover, secrets: Secrets): Tree | Cover {
  if ("root" in keys) return { ...keys, root: secrets.copy<SecretKey16>(keys.root) };
  return { ...keys, nodes: keys.nodes.map((node) => secrets.copy(node)) };
}

import type { JobOutcome, ResealJob, WrittenContainer } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { COPY_RUN_BYTES, SMALL_CONTAINER_BYTES } from "../sizes";
import type { ResealPlan, ResealTask } from "../tasks";
import { CANCELLED, type Call, type FailedOutcome } from "./call";
import { withEarlySync } from "./early-sync";
import { inOrderedRuns } from "./ordered-runs";
import { Secrets } from "./secrets";
import { type JobKind, runSizedJobs } from "./sized-jobs";

const MISSING: FailedOutcome = { ok: false, code: "item-not-found", detail: "the container is gone" };

/** Gives containers new heads; their segments stay as they are. @param signingKey PKCS#8; stays the caller's */
export function resealContainers(
  call: Call,
  jobs: readonly ResealJob[],
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>[]> {
  const kind: JobKind<ResealJob, WrittenContainer> = {
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
        jobs: tasks.map((task) => withKeysCopied(task, secrets)),
        signingKey: secrets.copy(signingKey),
        cancel: call.cancel,
      };
      return call.pool.run("reseal-containers", request, secrets);
    },
    runLarge: (task, index) => resealLarge(call, index, task, signingKey),
  };
  return runSizedJobs(call, jobs, kind);
}

function withKeysCopied<T extends ResealJob>(job: T, secrets: Secrets): T {
  const { change } = job;
  const earlierKeys = change.earlierKeys?.map(({ epoch, key }) => ({ epoch, key: secrets.copy(key) }));
  return {
    ...job,
    currentItemKey: secrets.copy(job.currentItemKey),
    change: {
      ...change,
      itemKey: secrets.copy(change.itemKey),
      ...(earlierKeys === undefined ? {} : { earlierKeys }),
    },
  };
}

async function resealLarge(
  call: Call,
  index: number,
  task: ResealTask,
  signingKey: Uint8Array,
): Promise<JobOutcome<WrittenContainer>> {
  const secrets = new Secrets();
  const request = { job: withKeysCopied(task, secrets), signingKey: secrets.copy(signingKey) };
  const begun = await call.pool.run("begin-reseal", request, secrets);
  if (!begun.ok) return begun;
  const { source, written, copy } = begun.value;
  call.progress.expect(index, written.header.plaintextLength);
  if (copy !== null) {
    const failure = await copySegments(call, index, task.temporaryPath, source, copy);
    if (failure !== null) return failure;
  }
  if (isCancelled(call.cancel)) return CANCELLED;
  const finished = await call.pool.run("finish-reseal", { source, temporaryPath: task.temporaryPath });
  return finished.ok ? { ok: true, value: written } : finished;
}

function copySegments(
  call: Call,
  index: number,
  temporaryPath: string,
  source: ResealPlan["source"],
  copy: NonNullable<ResealPlan["copy"]>,
): Promise<FailedOutcome | null> {
  return withEarlySync(temporaryPath, (early) =>
    inOrderedRuns({
      range: copy,
      runLength: COPY_RUN_BYTES,
      window: 2 * call.pool.tasksAtOnce,
      pause: call.pause,
      start: ({ from, to }) => {
        const position = copy.position + from - copy.from;
        return call.pool.run("copy-bytes", {
          source,
          from,
          to,
          temporaryPath,
          position,
          cancel: call.cancel,
        });
      },
      accept: (_, run) => {
        early.written(run.to - run.from);
        call.progress.advance(index, run.to - run.from);
      },
    }),
  );
}

import type { JobOutcome } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { forEachBounded } from "../lanes";
import { batchesOf, type SizedJob } from "./batches";
import { CANCELLED, type Call } from "./call";
import { withTemporaryPaths } from "./temporary-paths";

/** How a batch of small jobs of one kind is done. */
export interface BatchKind<J, T> {
  readonly targetPath: (job: J) => string;
  /** Bytes of plaintext of a finished job. */
  readonly actualBytes: (value: T) => number;
  readonly runBatch: (
    jobs: readonly (J & { readonly temporaryPath: string })[],
  ) => Promise<JobOutcome<JobOutcome<T>[]>>;
}

/** Takes the outcome of job `index`. */
export type Settle<T> = (index: number, outcome: JobOutcome<T>) => void;

/** A list with a place for each job's outcome; a place that is never settled stays "cancelled". */
export function outcomeList<T>(
  call: Call,
  count: number,
): { readonly outcomes: JobOutcome<T>[]; readonly settle: Settle<T> } {
  const outcomes: JobOutcome<T>[] = Array.from({ length: count }, () => CANCELLED);
  const settle: Settle<T> = (index, outcome) => {
    outcomes[index] = outcome;
    call.progress.settle(index);
  };
  return { outcomes, settle };
}

/** Runs small jobs, many a message. */
export function runBatches<J extends object, T>(
  call: Call,
  jobs: readonly SizedJob<J>[],
  kind: BatchKind<J, T>,
  settle: Settle<T>,
): Promise<void> {
  const atOnce = call.pool.tasksAtOnce;
  return forEachBounded(batchesOf(jobs, atOnce), atOnce, (batch) => runOneBatch(call, batch, kind, settle));
}

async function runOneBatch<J extends object, T>(
  call: Call,
  batch: readonly SizedJob<J>[],
  kind: BatchKind<J, T>,
  settle: Settle<T>,
): Promise<void> {
  await call.pause.goneOn();
  const targets = batch.map(({ job }) => kind.targetPath(job));
  const outcomes = await withTemporaryPaths(targets, async (paths) => {
    if (isCancelled(call.cancel)) return batch.map(() => CANCELLED);
    const answer = await kind.runBatch(
      batch.map(({ job }, i) => ({ ...job, temporaryPath: paths[i] ?? "" })),
    );
    return answer.ok ? answer.value : batch.map(() => answer);
  });
  for (const [i, { index }] of batch.entries()) {
    const outcome = outcomes[i] ?? CANCELLED;
    if (outcome.ok) call.progress.expect(index, kind.actualBytes(outcome.value));
    settle(index, outcome);
  }
}

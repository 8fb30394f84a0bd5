import type { JobOutcome } from "../../services/ports/engine";
import { isCancelled } from "../cancel-flag";
import { forEachBounded } from "../lanes";
import { askAboutPaths } from "./asked-paths";
import type { SizedJob } from "./batches";
import { CANCELLED, type Call, type FailedOutcome } from "./call";
import { type BatchKind, outcomeList, runBatches } from "./job-batches";
import { withTemporaryPath } from "./temporary-paths";

/** Large files at once: while one is being synced, the workers have the other to work on. */
const LARGE_AT_ONCE = 2;

/** How one kind of job is done whose files may be small or large. No function rejects. */
export interface JobKind<J, T> extends BatchKind<J, T> {
  /** The file whose length decides between small and large. */
  readonly measuredPath: (job: J) => string;
  readonly links: "follow" | "refuse";
  /** What it means that the measured file is not there, when that is not "file-not-found". */
  readonly missing?: FailedOutcome;
  /** Bytes at most of a small job. */
  readonly smallBytes: number;
  /** Bytes of plaintext to expect for a measured file. */
  readonly expectedBytes: (job: J, measured: number) => number;
  readonly runLarge: (job: J & { readonly temporaryPath: string }, index: number) => Promise<JobOutcome<T>>;
}

/** Runs jobs of one kind: small files by the batch, large ones run by run; one outcome a job, in order. */
export async function runSizedJobs<J extends object, T>(
  call: Call,
  jobs: readonly J[],
  kind: JobKind<J, T>,
): Promise<JobOutcome<T>[]> {
  const { outcomes, settle } = outcomeList<T>(call, jobs.length);
  const sized = await measure(call, jobs, kind, settle);
  const small = sized.filter(({ bytes }) => bytes <= kind.smallBytes);
  const large = sized.filter(({ bytes }) => bytes > kind.smallBytes);
  await Promise.all([
    runBatches(call, small, kind, settle),
    forEachBounded(large, LARGE_AT_ONCE, async ({ job, index }) => {
      await call.pause.goneOn();
      const run = async (temporaryPath: string): Promise<JobOutcome<T>> =>
        isCancelled(call.cancel) ? CANCELLED : kind.runLarge({ ...job, temporaryPath }, index);
      settle(index, await withTemporaryPath(kind.targetPath(job), run));
    }),
  ]);
  return outcomes;
}

/** The jobs whose files are there, with their lengths; the others are settled. */
async function measure<J, T>(
  call: Call,
  jobs: readonly J[],
  kind: JobKind<J, T>,
  settle: (index: number, outcome: JobOutcome<T>) => void,
): Promise<SizedJob<J>[]> {
  const sized: SizedJob<J>[] = [];
  const { links } = kind;
  await askAboutPaths(
    call,
    jobs.map(kind.measuredPath),
    (paths) => call.pool.run("measure-files", { paths, links }),
    (index, outcome) => {
      const job = jobs[index];
      if (!outcome.ok) settle(index, outcome.code === "file-not-found" ? (kind.missing ?? outcome) : outcome);
      else if (job !== undefined) {
        call.progress.expect(index, kind.expectedBytes(job, outcome.value));
        sized.push({ index, job, bytes: outcome.value });
      }
    },
  );
  return sized.sort((a, b) => a.index - b.index);
}

import type { JobView } from "../../../shared/protocol/ipc/views";
import type { JobKind, JobOptions } from "./job-control";

/** Running first, then paused, then what waits for a decision, then the rest. */
const RANK: Readonly<Record<JobView["state"], number>> = {
  running: 0,
  paused: 1,
  interrupted: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

/** @param jobs in the order in which they began; of those in the same state the newest comes first */
export function runningFirst(jobs: readonly JobView[]): JobView[] {
  return jobs.toReversed().sort((a, b) => RANK[a.state] - RANK[b.state]);
}

/** How a job looks that has just begun. */
export function startedView(jobId: string, kind: JobKind, subject: string, options: JobOptions): JobView {
  return {
    jobId,
    kind,
    subject,
    state: "running",
    filesDone: 0,
    filesTotal: 0,
    bytesDone: 0,
    bytesTotal: 0,
    startedAt: Date.now(),
    endedAt: null,
    problem: null,
    failures: [],
    failureCount: 0,
    canPause: options.canPause === true,
    canRetry: false,
  };
}

import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { JobView } from "../../shared/protocol/ipc/views";
import { no, pause, yes } from "./answers";

const STEPS = 10;

/** Starts a job that takes a while, then does what it is for. */
export type StartPretendedJob = (
  kind: JobView["kind"],
  subject: string,
  finish: () => void,
) => { jobId: string };

/** Jobs that are counted through and do nothing, but can be paused, stopped and tried again. */
export function pretendJobs(
  begin: readonly JobView[],
  tell: (job: JobView) => void,
): { readonly start: StartPretendedJob; readonly jobs: KeyferryApi["jobs"] } {
  let jobs: JobView[] = [...begin];
  const find = (jobId: string) => jobs.find((one) => one.jobId === jobId);
  const update = (jobId: string, values: Partial<JobView>): void => {
    const before = find(jobId);
    if (before === undefined) return;
    const now = { ...before, ...values };
    jobs = jobs.map((one) => (one.jobId === jobId ? now : one));
    tell(now);
  };
  const count = async (jobId: string, finish: () => void): Promise<void> => {
    for (let step = 0; step <= STEPS; await pause(120)) {
      const state = find(jobId)?.state;
      if (state !== "running" && state !== "paused") return;
      if (state === "running") update(jobId, { filesDone: step, bytesDone: step++ * 5_000_000 });
    }
    finish();
    update(jobId, { state: "done", canPause: false, endedAt: Date.now() });
  };
  const start: StartPretendedJob = (kind, subject, finish) => {
    const job: JobView = {
      jobId: crypto.randomUUID(),
      kind,
      subject,
      state: "running",
      filesDone: 0,
      filesTotal: STEPS,
      bytesDone: 0,
      bytesTotal: 50_000_000,
      startedAt: Date.now(),
      endedAt: null,
      problem: null,
      failures: [],
      failureCount: 0,
      canPause: true,
      canRetry: false,
    };
    jobs = [job, ...jobs];
    tell(job);
    void count(job.jobId, finish);
    return { jobId: job.jobId };
  };
  const switchAll = (jobId: string | null, from: JobView["state"], to: JobView["state"]) => {
    const wanted = jobs.filter(
      (job) => job.canPause && job.state === from && (jobId === null || job.jobId === jobId),
    );
    for (const job of wanted) update(job.jobId, { state: to });
    return yes(undefined);
  };
  const remove = (jobId: string) => {
    jobs = jobs.filter((job) => job.jobId !== jobId);
  };
  return {
    start,
    jobs: {
      list: () => yes(jobs),
      cancel: ({ jobId }) => {
        update(jobId, { state: "cancelled", canPause: false, canRetry: true, endedAt: Date.now() });
        return yes(undefined);
      },
      pause: ({ jobId }) => switchAll(jobId, "running", "paused"),
      resume: ({ jobId }) => switchAll(jobId, "paused", "running"),
      retry: ({ jobId }) => {
        const job = find(jobId);
        if (job === undefined) return no("request-invalid");
        remove(jobId);
        return yes(start(job.kind, job.subject, () => undefined));
      },
      dismiss: ({ jobId }) => {
        remove(jobId);
        return yes(undefined);
      },
      clearEnded: () => {
        jobs = jobs.filter(
          ({ state }) => state === "running" || state === "paused" || state === "interrupted",
        );
        return yes(undefined);
      },
    },
  };
}

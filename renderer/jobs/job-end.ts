import type { JobView } from "../../shared/protocol/ipc/views";
import { hasEnded, type Jobs } from "./job-store";

/** What is needed of a store to wait for one of its jobs. */
interface JobSource {
  readonly getState: () => Pick<Jobs, "jobs">;
  readonly subscribe: (listener: (state: Pick<Jobs, "jobs">) => void) => () => void;
}

/** Waits until a job has ended, however it ended; at once when it has already. */
export function jobEnd(source: JobSource, jobId: string): Promise<JobView> {
  const ended = ({ jobs }: Pick<Jobs, "jobs">): JobView | undefined =>
    jobs.find((job) => job.jobId === jobId && hasEnded(job));
  return new Promise((resolve) => {
    const already = ended(source.getState());
    if (already !== undefined) {
      resolve(already);
      return;
    }
    const stop = source.subscribe((state) => {
      const job = ended(state);
      if (job === undefined) return;
      stop();
      resolve(job);
    });
  });
}

import type { JobView } from "../../shared/protocol/ipc/views";
import type { ShellWords } from "./words/words";

/** Work that took less than this is not worth a word to somebody who is elsewhere. */
const LONG_MS = 10_000;

export interface DoneNoticeOptions {
  /** As chosen in the settings. */
  readonly isWanted: () => boolean;
  /** Whether the window is closed: then everything that ends is worth a word. */
  readonly isClosed: () => boolean;
  /** Whether the person sees the app's window now, and with it how the work ended. */
  readonly isInSight: () => boolean;
  readonly words: () => ShellWords["doneNotice"];
  readonly show: (notice: { readonly title: string; readonly body: string }) => void;
}

/** Tells by the system, once for each job, that long work has ended while nobody looked. */
export function doneNotices(options: DoneNoticeOptions): (job: JobView) => void {
  const told = new Set<string>();
  return (job) => {
    if (job.endedAt === null || told.has(job.jobId)) return;
    told.add(job.jobId);
    const isLong = job.endedAt - job.startedAt >= LONG_MS;
    if (
      !(isLong || options.isClosed()) ||
      job.state === "cancelled" ||
      !options.isWanted() ||
      options.isInSight()
    )
      return;
    const { done, failed } = options.words();
    options.show(job.state === "done" && job.failureCount === 0 ? done : failed);
  };
}

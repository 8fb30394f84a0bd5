import type { JobView } from "../../shared/protocol/ipc/views";
import { sentenceFor, words } from "../words/words";

/** What a notification says when a job has ended. */
export interface JobNotice {
  readonly title: string;
  readonly text: string | null;
  readonly tone: "good" | "neutral" | "bad";
}

/** What the job is called while it runs: "Adding photos"; and after an end of the app in its middle: "Interrupted: Adding photos". */
export function jobTitle(job: JobView): string {
  const doing = words.jobs.doing[job.kind](job.subject);
  return job.state === "interrupted" ? words.jobs.interrupted(doing) : doing;
}

/** The notice for a job that ended or was interrupted, or null where the result shows by itself: an opened or saved file, a finished search. */
export function noticeFor(job: JobView): JobNotice | null {
  switch (job.state) {
    case "running":
    case "paused":
      return null;
    case "interrupted":
      return {
        title: jobTitle(job),
        text: words.jobs.seeJobs,
        tone: "neutral",
      };
    case "cancelled":
      return job.kind === "scan"
        ? null
        : { title: words.jobs.stopped(jobTitle(job)), text: sentenceFor("cancelled"), tone: "neutral" };
    case "failed":
      return {
        title: words.jobs.failed[job.kind](job.subject),
        text: sentenceFor(job.problem ?? job.failures[0]?.problem ?? "internal"),
        tone: "bad",
      };
    case "done":
      return noticeForDone(job);
  }
}

/** Opened and saved files and finished searches show by themselves; of the others whoever asked for it tells, and offers to take it back. */
const SHOWS_BY_ITSELF: ReadonlySet<JobView["kind"]> = new Set([
  "open",
  "scan",
  "save",
  "move",
  "delete",
  "put-back",
  "drag",
]);

function noticeForDone(job: JobView): JobNotice | null {
  if (job.failureCount > 0 && job.kind !== "scan") {
    const only = job.failureCount === 1 ? job.failures[0] : undefined;
    return {
      title: words.jobs.done[job.kind](job.subject),
      text: only === undefined ? words.jobs.someFailed(job.failureCount) : sentenceFor(only.problem),
      tone: "bad",
    };
  }
  if (SHOWS_BY_ITSELF.has(job.kind)) return null;
  return { title: words.jobs.done[job.kind](job.subject), text: null, tone: "good" };
}

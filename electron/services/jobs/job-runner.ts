import { randomUUID } from "node:crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { JobView } from "../../../shared/protocol/ipc/views";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { EngineProgress } from "../ports";

/** What running work may say about itself. */
export interface JobControl {
  readonly jobId: string;
  /** Aborted when the person presses Stop or the app quits. */
  readonly signal: AbortSignal;
  readonly progress: (progress: EngineProgress) => void;
  /** One file did not work out; the rest goes on. Files that were merely stopped ("cancelled") are not failures. */
  readonly fail: (name: string, code: ErrorCode) => void;
}

export type JobKind = JobView["kind"];
export type JobWork = (control: JobControl) => Promise<void>;

const LISTED_FAILURES = 200;
const PROGRESS_INTERVAL_MS = 100;

interface Job {
  view: JobView;
  readonly stop: AbortController;
  readonly ended: Promise<JobView>;
  lastTold: number;
  pendingTell: NodeJS.Timeout | null;
}

/** Long work that a person can watch and stop. Every change is told to the listeners, at most ten times a second a job. */
export class JobRunner {
  readonly #jobs = new Map<string, Job>();
  readonly #listeners = new Set<(job: JobView) => void>();

  /**
   * Starts `work` at once. It ends as "done" when `work` resolves, as "cancelled" when it was stopped before
   * everything was finished, as "failed" with the error's code otherwise.
   * @param subject what it works on, such as a file or folder name
   */
  start(kind: JobKind, subject: string, work: JobWork): { jobId: string } {
    const jobId = randomUUID();
    const job: Job = {
      view: startedView(jobId, kind, subject),
      stop: new AbortController(),
      ended: new Promise((resolve) => setImmediate(() => resolve(this.#run(job, work)))),
      lastTold: 0,
      pendingTell: null,
    };
    this.#jobs.set(jobId, job);
    this.#tellNow(job);
    return { jobId };
  }

  /** Newest first. */
  list(): JobView[] {
    return [...this.#jobs.values()].map((job) => job.view).reverse();
  }

  /** Asks the job to stop; nothing happens when it has ended or is not known. */
  cancel(jobId: string): void {
    this.#jobs.get(jobId)?.stop.abort();
  }

  clearEnded(): void {
    for (const [jobId, job] of this.#jobs) if (job.view.state !== "running") this.#jobs.delete(jobId);
  }

  /** @returns a function that ends the subscription */
  onChange(listener: (job: JobView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the final view. @throws KeyferryError `request-invalid` for an unknown job */
  wait(jobId: string): Promise<JobView> {
    const job = this.#jobs.get(jobId);
    if (job === undefined) return Promise.reject(new KeyferryError("request-invalid", "no such job"));
    return job.ended;
  }

  /** Stops everything that runs and resolves when all of it has ended. */
  async close(): Promise<void> {
    for (const job of this.#jobs.values()) job.stop.abort();
    await Promise.all([...this.#jobs.values()].map((job) => job.ended));
  }

  async #run(job: Job, work: JobWork): Promise<JobView> {
    const failures: JobView["failures"] = [];
    try {
      job.stop.signal.throwIfAborted();
      await work({
        jobId: job.view.jobId,
        signal: job.stop.signal,
        progress: ({ filesDone, filesTotal, bytesDone, bytesTotal }) => {
          this.#update(job, { filesDone, filesTotal, bytesDone, bytesTotal });
        },
        fail: (name, code) => {
          if (code === "cancelled") return;
          if (failures.length < LISTED_FAILURES) failures.push({ name, problem: code });
          this.#update(job, { failures: [...failures], failureCount: job.view.failureCount + 1 });
        },
      });
      const unfinished = job.stop.signal.aborted && job.view.filesDone < job.view.filesTotal;
      this.#end(job, unfinished ? "cancelled" : "done", null);
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === "cancelled") this.#end(job, "cancelled", null);
      else this.#end(job, "failed", code);
    }
    return job.view;
  }

  #end(job: Job, state: "done" | "cancelled" | "failed", problem: ErrorCode | null): void {
    job.view = { ...job.view, state, problem, endedAt: Date.now() };
    this.#tellNow(job);
  }

  #update(job: Job, change: Partial<JobView>): void {
    if (job.view.state !== "running") return;
    job.view = { ...job.view, ...change };
    if (job.pendingTell !== null) return;
    const wait = job.lastTold + PROGRESS_INTERVAL_MS - Date.now();
    if (wait <= 0) this.#tellNow(job);
    else job.pendingTell = setTimeout(() => this.#tellNow(job), wait);
  }

  #tellNow(job: Job): void {
    if (job.pendingTell !== null) clearTimeout(job.pendingTell);
    job.pendingTell = null;
    job.lastTold = Date.now();
    for (const listener of this.#listeners) listener(job.view);
  }
}

function startedView(jobId: string, kind: JobKind, subject: string): JobView {
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
  };
}

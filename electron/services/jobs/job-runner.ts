import { randomUUID } from "node:crypto";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcRequest } from "../../../shared/protocol/ipc/contract";
import type { JobView } from "../../../shared/protocol/ipc/views";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { JobControl, JobKind, JobOptions, JobWork } from "./job-control";
import { JobFailures } from "./job-failures";
import { runningFirst, startedView } from "./job-views";
import { PauseGate } from "./pause-gate";

export type { JobControl, JobKind, JobOptions, JobWork } from "./job-control";

const PROGRESS_INTERVAL_MS = 100;

interface Job {
  view: JobView;
  readonly work: JobWork;
  readonly options: JobOptions;
  readonly stop: AbortController;
  readonly gate: PauseGate;
  readonly failures: JobFailures;
  /** Keys of the files that are tried again; null for everything. */
  readonly only: ReadonlySet<string> | null;
  readonly ended: Promise<JobView>;
  readonly onDismiss: (() => void) | null;
  /** Stopped because the app locks or quits. */
  isSuspended: boolean;
  lastTold: number;
  pendingTell: NodeJS.Timeout | null;
}

/** Work of an earlier run that did not end. */
export interface InterruptedWork {
  readonly kind: JobKind;
  readonly subject: string;
  /** Does what is missing. */
  readonly goOn: JobWork;
  readonly options: JobOptions;
  /** The person does not want it to go on. */
  readonly dismiss: () => void;
}

const isActive = ({ view }: Pick<Job, "view">): boolean =>
  view.state === "running" || view.state === "paused";
/** Long work that a person can watch, pause, stop and try again. Every change is told, at most ten times a second a job. */
export class JobRunner {
  readonly #jobs = new Map<string, Job>();
  readonly #listeners = new Set<(job: JobView) => void>();

  /**
   * Starts `work` at once. It ends as "done" when `work` resolves, as "cancelled" when it was stopped before
   * everything was finished, as "failed" with the error's code otherwise.
   * @param subject what it works on, such as a file or folder name
   */
  start(kind: JobKind, subject: string, work: JobWork, options: JobOptions = {}): { jobId: string } {
    return this.#start(kind, subject, { work, options, only: null, failures: new JobFailures() });
  }

  /** Offers to go on with work of an earlier run. */
  offer({ kind, subject, goOn, options, dismiss }: InterruptedWork): { jobId: string } {
    const jobId = randomUUID();
    const view: JobView = { ...startedView(jobId, kind, subject, options), state: "interrupted" };
    const job: Job = {
      view,
      work: goOn,
      options,
      stop: new AbortController(),
      gate: new PauseGate(),
      failures: new JobFailures(),
      only: null,
      ended: Promise.resolve(view),
      onDismiss: dismiss,
      isSuspended: false,
      lastTold: 0,
      pendingTell: null,
    };
    this.#jobs.set(jobId, job);
    this.#tellNow(job);
    return { jobId };
  }

  /** Those that run first; the newest first otherwise. */
  list(): JobView[] {
    return runningFirst([...this.#jobs.values()].map((job) => job.view));
  }

  /** Whether anything runs now. */
  isWorking(): boolean {
    return [...this.#jobs.values()].some(({ view }) => view.state === "running");
  }

  /** Whether anything runs or is paused: it holds keys, and counts on what is on disk. */
  hasUnended(): boolean {
    return [...this.#jobs.values()].some(isActive);
  }

  /** Asks the job to stop; nothing happens when it has ended or is not known. */
  cancel(jobId: string): void {
    const job = this.#jobs.get(jobId);
    if (job !== undefined && isActive(job)) stopJob(job);
  }

  /** What is under way is finished, and nothing else begun. Nothing happens to a job that cannot be paused. @param jobId null for all */
  pause({ jobId }: IpcRequest<"jobs.pause">): void {
    for (const job of this.#wanted(jobId)) {
      if (job.view.state !== "running" || job.options.canPause !== true || job.stop.signal.aborted) continue;
      job.gate.shut();
      this.#become(job, "paused");
    }
  }

  /** @param jobId null for all that are paused */
  resume({ jobId }: IpcRequest<"jobs.resume">): void {
    for (const job of this.#wanted(jobId)) {
      if (job.view.state !== "paused") continue;
      this.#become(job, "running");
      job.gate.open();
    }
  }

  /**
   * Takes the place of an ended job with one that does what is missing, or only files that failed.
   * @throws KeyferryError `request-invalid` for a job that runs, is not known, or cannot be tried again
   */
  retry({ jobId, what }: IpcRequest<"jobs.retry">): { jobId: string } {
    const job = this.#jobs.get(jobId);
    if (job === undefined || isActive(job)) throw new KeyferryError("request-invalid", "no ended job");
    const { kind, subject, state } = job.view;
    const canRetry = job.view.canRetry || state === "interrupted";
    const { work, options } = job;
    const isWhole = what === "everything";
    const { keys, rest } = job.failures.toRetry(typeof what === "number" ? what : null);
    if (isWhole ? !canRetry : keys.size === 0)
      throw new KeyferryError("request-invalid", "cannot be retried");
    this.#jobs.delete(jobId);
    return this.#start(kind, subject, {
      work,
      options,
      only: isWhole ? null : keys,
      failures: new JobFailures(isWhole ? [] : rest),
    });
  }

  /** Takes an ended or interrupted job off the list; the latter will not be offered again. */
  dismiss(jobId: string): void {
    const job = this.#jobs.get(jobId);
    if (job === undefined || isActive(job)) return;
    this.#jobs.delete(jobId);
    job.onDismiss?.();
  }

  /** What was interrupted stays: it waits for a decision. */
  clearEnded(): void {
    for (const [jobId, job] of this.#jobs) {
      if (!isActive(job) && job.view.state !== "interrupted") this.#jobs.delete(jobId);
    }
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

  /** Stops everything for the app to lock or quit, and resolves when all of it has ended. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()].filter(isActive);
    for (const job of jobs) {
      job.isSuspended = true;
      stopJob(job);
    }
    await Promise.all(jobs.map((job) => job.ended));
  }

  /** Forgets what has ended and what was interrupted, which names files; nothing of it is dismissed. */
  forget(): void {
    for (const [jobId, job] of this.#jobs) if (!isActive(job)) this.#jobs.delete(jobId);
  }

  #wanted(jobId: string | null): Job[] {
    if (jobId === null) return [...this.#jobs.values()];
    const job = this.#jobs.get(jobId);
    return job === undefined ? [] : [job];
  }

  #start(
    kind: JobKind,
    subject: string,
    how: Pick<Job, "work" | "options" | "only" | "failures">,
  ): { jobId: string } {
    const jobId = randomUUID();
    const job: Job = {
      ...how,
      view: { ...startedView(jobId, kind, subject, how.options), ...how.failures.view() },
      stop: new AbortController(),
      gate: new PauseGate(),
      ended: new Promise((resolve) => setImmediate(() => resolve(this.#run(job)))),
      onDismiss: null,
      isSuspended: false,
      lastTold: 0,
      pendingTell: null,
    };
    this.#jobs.set(jobId, job);
    this.#tellNow(job);
    return { jobId };
  }

  async #run(job: Job): Promise<JobView> {
    const { signal } = job.stop;
    try {
      await job.gate.goneOn();
      signal.throwIfAborted();
      await job.work(this.#controlOf(job));
      const unfinished = signal.aborted && job.view.filesDone < job.view.filesTotal;
      this.#end(job, unfinished ? "cancelled" : "done", null);
    } catch (error) {
      const code = errorCodeOf(error);
      if (code === "cancelled") this.#end(job, "cancelled", null);
      else this.#end(job, "failed", code);
    }
    return job.view;
  }

  #controlOf(job: Job): JobControl {
    return {
      jobId: job.view.jobId,
      signal: job.stop.signal,
      pause: job.gate,
      only: job.only,
      isSuspended: () => job.isSuspended,
      progress: ({ filesDone, filesTotal, bytesDone, bytesTotal }) => {
        this.#update(job, { filesDone, filesTotal, bytesDone, bytesTotal });
      },
      fail: (name, code, retryKey) => {
        if (code === "cancelled") return;
        job.failures.add(name, code, retryKey ?? null);
        this.#update(job, {});
      },
    };
  }

  #end(job: Job, state: "done" | "cancelled" | "failed", problem: ErrorCode | null): void {
    const canRetry = job.options.canRetry === true && state !== "done";
    const failures = job.failures.view();
    job.view = { ...job.view, ...failures, state, problem, canPause: false, canRetry, endedAt: Date.now() };
    this.#tellNow(job);
  }

  #become(job: Job, state: "running" | "paused"): void {
    job.view = { ...job.view, state };
    this.#tellNow(job);
  }

  #update(job: Job, change: Partial<JobView>): void {
    if (!isActive(job)) return;
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
    if (isActive(job)) job.view = { ...job.view, ...job.failures.view() };
    for (const listener of this.#listeners) listener(job.view);
  }
}

/** What waits at the gate goes on, and finds that it was stopped. */
function stopJob(job: Job): void {
  job.stop.abort();
  job.gate.open();
}

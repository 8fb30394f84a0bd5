import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { JobView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { settled } from "../api/loadable";
import { type JobRate, nextRate } from "./job-rate";

export interface Jobs {
  /** What runs first; the newest first otherwise. */
  readonly jobs: readonly JobView[];
  /** Of those that run. */
  readonly rates: Readonly<Record<string, JobRate>>;
  readonly load: () => Promise<void>;
  /** Takes in what the main process tells about one job. */
  readonly changed: (job: JobView) => void;
  /** @throws {KeyferryFailure} */
  readonly cancel: (jobId: string) => Promise<void>;
  /** @param jobId null for all @throws {KeyferryFailure} */
  readonly pause: (jobId: string | null) => Promise<void>;
  /** @param jobId null for all @throws {KeyferryFailure} */
  readonly resume: (jobId: string | null) => Promise<void>;
  /** Another job takes the place of this one. @throws {KeyferryFailure} */
  readonly retry: (jobId: string, what: IpcRequest<"jobs.retry">["what"]) => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly dismiss: (jobId: string) => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly clearEnded: () => Promise<void>;
}

/** A job that can no longer change. */
export const hasEnded = (job: JobView): boolean =>
  job.state === "done" || job.state === "cancelled" || job.state === "failed";

/** A job that goes on, now or after a pause. */
export const isActive = (job: JobView): boolean => job.state === "running" || job.state === "paused";

/** A job that goes on only when the person says so. */
export const isWaiting = (job: JobView): boolean => job.state === "paused" || job.state === "interrupted";

const RANK: Readonly<Record<JobView["state"], number>> = {
  running: 0,
  paused: 1,
  interrupted: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

const runningFirst = (a: JobView, b: JobView): number =>
  RANK[a.state] - RANK[b.state] || b.startedAt - a.startedAt;

/** A pause says nothing about how fast a job is. */
function nextRates(rates: Jobs["rates"], job: JobView, at: number): Jobs["rates"] {
  const { [job.jobId]: rate, ...others } = rates;
  if (job.state !== "running") return others;
  return { ...others, [job.jobId]: nextRate(rate, { at, bytesDone: job.bytesDone }) };
}

/**
 * The long work that goes on, and how it went.
 * @param onNews called once for each job that ends, or turns out to have been interrupted, while the app is open.
 */
export const createJobStore = (api: KeyferryApi, onNews: (job: JobView) => void, now: () => number) =>
  create<Jobs>()((set, get) => {
    const known = (jobId: string) => get().jobs.find((one) => one.jobId === jobId);
    const without = (jobId: string) =>
      set((state) => ({ jobs: state.jobs.filter((job) => job.jobId !== jobId) }));
    return {
      jobs: [],
      rates: {},
      load: async () => {
        const loaded = await settled(answered(api.jobs.list()));
        if (loaded.state !== "ready") return;
        const news = loaded.value.filter((job) => job.state === "interrupted" && !known(job.jobId));
        set({ jobs: loaded.value.toSorted(runningFirst) });
        for (const job of news) onNews(job);
      },
      changed: (job) => {
        const before = known(job.jobId);
        // Events may overtake each other: what has ended does not run again.
        if (before !== undefined && hasEnded(before)) return;
        set((state) => ({
          jobs: [job, ...state.jobs.filter((one) => one.jobId !== job.jobId)].sort(runningFirst),
          rates: nextRates(state.rates, job, now()),
        }));
        if (hasEnded(job) || (job.state === "interrupted" && before === undefined)) onNews(job);
      },
      cancel: async (jobId) => {
        await answered(api.jobs.cancel({ jobId }));
      },
      pause: async (jobId) => {
        await answered(api.jobs.pause({ jobId }));
      },
      resume: async (jobId) => {
        await answered(api.jobs.resume({ jobId }));
      },
      retry: async (jobId, what) => {
        await answered(api.jobs.retry({ jobId, what }));
        without(jobId);
      },
      dismiss: async (jobId) => {
        await answered(api.jobs.dismiss({ jobId }));
        without(jobId);
      },
      clearEnded: async () => {
        await answered(api.jobs.clearEnded());
        set((state) => ({ jobs: state.jobs.filter((job) => !hasEnded(job)) }));
      },
    };
  });

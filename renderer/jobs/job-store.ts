import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { JobView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { settled } from "../api/loadable";
import { type JobRate, nextRate } from "./job-rate";

export interface Jobs {
  /** The newest first. */
  readonly jobs: readonly JobView[];
  readonly rates: Readonly<Record<string, JobRate>>;
  readonly load: () => Promise<void>;
  /** Takes in what the main process tells about one job. */
  readonly changed: (job: JobView) => void;
  /** @throws {KeyferryFailure} */
  readonly cancel: (jobId: string) => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly clearEnded: () => Promise<void>;
}

const newestFirst = (a: JobView, b: JobView): number => b.startedAt - a.startedAt;

/** A job that can no longer change. */
export const hasEnded = (job: JobView): boolean => job.state !== "running";

/**
 * The long work that goes on, and how it went.
 * @param onEnded called once for each job that ends while the app is open.
 */
export const createJobStore = (api: KeyferryApi, onEnded: (job: JobView) => void, now: () => number) =>
  create<Jobs>()((set, get) => ({
    jobs: [],
    rates: {},
    load: async () => {
      const loaded = await settled(answered(api.jobs.list()));
      if (loaded.state === "ready") set({ jobs: loaded.value.toSorted(newestFirst) });
    },
    changed: (job) => {
      const known = get().jobs.find((one) => one.jobId === job.jobId);
      // Events may overtake each other: what has ended does not run again.
      if (known !== undefined && hasEnded(known)) return;
      set((state) => ({
        jobs: [job, ...state.jobs.filter((one) => one.jobId !== job.jobId)].sort(newestFirst),
        rates: {
          ...state.rates,
          [job.jobId]: nextRate(state.rates[job.jobId], { at: now(), bytesDone: job.bytesDone }),
        },
      }));
      if (hasEnded(job)) onEnded(job);
    },
    cancel: async (jobId) => {
      await answered(api.jobs.cancel({ jobId }));
    },
    clearEnded: async () => {
      await answered(api.jobs.clearEnded());
      set((state) => ({ jobs: state.jobs.filter((job) => !hasEnded(job)) }));
    },
  }));

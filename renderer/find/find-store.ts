import { create } from "zustand";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { FoundContainer, JobView } from "../../shared/protocol/ipc/views";
import { answered, problemOf } from "../api/keyferry-failure";

/** One search, from the choice of the folder to its result. */
export type Search =
  | { readonly state: "none" }
  | { readonly state: "failed"; readonly problem: ErrorCode }
  | { readonly state: "running" | "stopped" | "done"; readonly jobId: string; readonly path: string };

export interface Find {
  readonly search: Search;
  readonly found: readonly FoundContainer[];
  /** Asks for a folder and searches it; does nothing when the person closes the system's dialog. */
  readonly chooseAndSearch: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Takes in what the main process tells about the search's job. */
  readonly jobChanged: (job: JobView) => Promise<void>;
}

/** Looking for containers in a folder of the person's choice. */
export const createFindStore = (api: KeyferryApi) =>
  create<Find>()((set, get) => {
    let asking = false;

    const showFound = async (jobId: string): Promise<void> => {
      const found = await answered(api.find.results({ jobId }));
      const { search } = get();
      if ("jobId" in search && search.jobId === jobId) set({ found });
    };

    return {
      search: { state: "none" },
      found: [],
      chooseAndSearch: async () => {
        try {
          const place = await answered(api.places.chooseFolder({ purpose: "scan" }));
          if (place === null) return;
          const { jobId } = await answered(api.find.scan({ placeId: place.placeId }));
          set({ search: { state: "running", jobId, path: place.path }, found: [] });
          // The job may have ended before its number came back.
          const ended = (await answered(api.jobs.list())).find((job) => job.jobId === jobId);
          if (ended !== undefined) await get().jobChanged(ended);
        } catch (error) {
          set({ search: { state: "failed", problem: problemOf(error) }, found: [] });
        }
      },
      stop: async () => {
        const { search } = get();
        if (search.state === "running") await answered(api.jobs.cancel({ jobId: search.jobId }));
      },
      jobChanged: async (job) => {
        const { search } = get();
        if (search.state !== "running" || search.jobId !== job.jobId) return;
        if (job.state === "running") {
          // Progress comes faster than lists of results need to be shown.
          if (asking) return;
          asking = true;
          try {
            await showFound(job.jobId);
          } catch {
            // The last results, asked for when the job ends, tell if there is a problem.
          } finally {
            asking = false;
          }
          return;
        }
        try {
          set({ search: { ...search, state: job.state === "cancelled" ? "stopped" : "done" } });
          await showFound(job.jobId);
          if (job.state === "failed")
            set({ search: { state: "failed", problem: job.problem ?? "internal" } });
        } catch (error) {
          set({ search: { state: "failed", problem: problemOf(error) } });
        }
      },
    };
  });

export type FindStore = ReturnType<typeof createFindStore>;

import { describe, expect, it } from "vitest";
import { createJobStore } from "../../../../renderer/jobs/job-store";
import type { JobView } from "../../../../shared/protocol/ipc/views";
import { apiWith, yes } from "../fake-api";
import { jobOf } from "../sample-views";

const OTHER = "00000000-0000-4000-8000-000000000002";

function storeWith(listed: JobView[] = []) {
  const ended: JobView[] = [];
  let now = 0;
  const store = createJobStore(
    apiWith({ jobs: { list: () => yes(listed), clearEnded: () => yes(undefined) } }),
    (job) => ended.push(job),
    () => now,
  );
  return { store, ended, at: (ms: number) => (now = ms) };
}

describe("the jobs", () => {
  it("are told to have ended once, and do not run again by a late event", () => {
    const { store, ended } = storeWith();
    store.getState().changed(jobOf({ state: "running" }));
    store.getState().changed(jobOf({ state: "done" }));
    store.getState().changed(jobOf({ state: "running" }));
    store.getState().changed(jobOf({ state: "done" }));
    expect(ended).toHaveLength(1);
    expect(store.getState().jobs[0]?.state).toBe("done");
  });

  it("that ended before the app looked are not told", async () => {
    const { store, ended } = storeWith([jobOf({ state: "done" })]);
    await store.getState().load();
    expect(store.getState().jobs).toHaveLength(1);
    expect(ended).toHaveLength(0);
  });

  it("stand with the newest first", () => {
    const { store } = storeWith();
    store.getState().changed(jobOf({ startedAt: 1 }));
    store.getState().changed(jobOf({ jobId: OTHER, startedAt: 2 }));
    store.getState().changed(jobOf({ startedAt: 1, filesDone: 5 }));
    expect(store.getState().jobs.map((job) => job.startedAt)).toEqual([2, 1]);
  });

  it("show how fast they are", () => {
    const { store, at } = storeWith();
    store.getState().changed(jobOf({ bytesDone: 0 }));
    at(1_000);
    store.getState().changed(jobOf({ bytesDone: 80_000_000 }));
    expect(store.getState().rates[jobOf({}).jobId]?.bytesPerSecond).toBe(80_000_000);
  });

  it("leave only the running ones when the ended are cleared", async () => {
    const { store } = storeWith();
    store.getState().changed(jobOf({ state: "failed" }));
    store.getState().changed(jobOf({ jobId: OTHER }));
    await store.getState().clearEnded();
    expect(store.getState().jobs.map((job) => job.jobId)).toEqual([OTHER]);
  });
});

import { describe, expect, it } from "vitest";
import { jobEnd } from "../../../../renderer/jobs/job-end";
import { createJobStore } from "../../../../renderer/jobs/job-store";
import { apiWith } from "../fake-api";
import { jobOf } from "../sample-views";

const newStore = () =>
  createJobStore(
    apiWith({}),
    () => undefined,
    () => 0,
  );

describe("waiting for a job", () => {
  it("ends when the job does", async () => {
    const store = newStore();
    const waiting = jobEnd(store, jobOf({}).jobId);
    store.getState().changed(jobOf({ state: "running" }));
    store.getState().changed(jobOf({ state: "cancelled" }));
    await expect(waiting).resolves.toMatchObject({ state: "cancelled" });
  });

  it("ends at once when the job has ended before", async () => {
    const store = newStore();
    store.getState().changed(jobOf({ state: "done" }));
    await expect(jobEnd(store, jobOf({}).jobId)).resolves.toMatchObject({ state: "done" });
  });
});

import { describe, expect, it } from "vitest";
import { JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { type JobView, jobViewSchema } from "../../../../../shared/protocol/ipc/views";

const progressOf = (filesDone: number, filesTotal: number) => ({
  filesDone,
  filesTotal,
  bytesDone: filesDone * 10,
  bytesTotal: filesTotal * 10,
});

function recorded(jobs: JobRunner): JobView[] {
  const seen: JobView[] = [];
  jobs.onChange((job) => seen.push(job));
  return seen;
}

const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new KeyferryError("cancelled")));
  });

describe("a job", () => {
  it("ends as done when its work resolves, with the last progress", async () => {
    const jobs = new JobRunner();
    const seen = recorded(jobs);
    const { jobId } = jobs.start("add", "letters", async ({ progress }) => progress(progressOf(3, 3)));
    const ended = await jobs.wait(jobId);
    expect(ended).toMatchObject({ state: "done", filesDone: 3, bytesDone: 30, problem: null });
    expect(seen[0]).toMatchObject({ state: "running", subject: "letters" });
    expect(seen.at(-1)).toEqual(ended);
    expect(jobViewSchema.parse(ended)).toEqual(ended);
  });

  it("ends as failed with the code of what its work threw", async () => {
    const jobs = new JobRunner();
    const full = jobs.start("export", "x", () => Promise.reject(new KeyferryError("disk-full")));
    const odd = jobs.start("export", "x", () => Promise.reject(new TypeError("oops")));
    expect(await jobs.wait(full.jobId)).toMatchObject({ state: "failed", problem: "disk-full" });
    expect(await jobs.wait(odd.jobId)).toMatchObject({ state: "failed", problem: "internal" });
  });

  it("ends as failed when its work throws before it awaits anything", async () => {
    const jobs = new JobRunner();
    const { jobId } = jobs.start("open", "x", () => {
      throw new KeyferryError("no-access");
    });
    expect(await jobs.wait(jobId)).toMatchObject({ state: "failed", problem: "no-access" });
  });

  it("ends as cancelled when it is stopped, and stays so", async () => {
    const jobs = new JobRunner();
    const { jobId } = jobs.start("scan", "disk", ({ signal }) => untilStopped(signal));
    jobs.cancel(jobId);
    expect(await jobs.wait(jobId)).toMatchObject({ state: "cancelled", problem: null });
    jobs.cancel(jobId);
    expect(jobs.list()[0]?.state).toBe("cancelled");
  });

  it("is cancelled when work that was stopped resolves with files left, but done when nothing was left", async () => {
    const jobs = new JobRunner();
    const stopAfter = (done: number) => {
      const { jobId } = jobs.start("add", "x", async ({ progress, signal }) => {
        progress(progressOf(done, 2));
        jobs.cancel(jobId);
        expect(signal.aborted).toBe(true);
      });
      return jobs.wait(jobId);
    };
    expect((await stopAfter(1)).state).toBe("cancelled");
    expect((await stopAfter(2)).state).toBe("done");
  });

  it("lists at most 200 failures but counts all, and does not count what was merely stopped", async () => {
    const jobs = new JobRunner();
    const { jobId } = jobs.start("add", "x", async ({ fail }) => {
      for (let i = 0; i < 250; i++) fail(`file ${i}`, "permission-denied");
      fail("stopped", "cancelled");
    });
    const ended = await jobs.wait(jobId);
    expect(ended.failures).toHaveLength(200);
    expect(ended.failureCount).toBe(250);
  });

  it("tells about progress at most ten times a second", async () => {
    const jobs = new JobRunner();
    const seen = recorded(jobs);
    const { jobId } = jobs.start("add", "x", async ({ progress }) => {
      const until = Date.now() + 350;
      for (let i = 0; Date.now() < until; i++) {
        progress(progressOf(i, 1_000_000));
        if (i % 1000 === 0) await new Promise(setImmediate);
      }
    });
    await jobs.wait(jobId);
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen.length).toBeLessThanOrEqual(7);
  });
});

describe("the list of jobs", () => {
  it("shows the newest first and forgets only ended ones", async () => {
    const jobs = new JobRunner();
    const first = jobs.start("add", "first", async () => undefined);
    const second = jobs.start("scan", "second", ({ signal }) => untilStopped(signal));
    await jobs.wait(first.jobId);
    expect(jobs.list().map(({ subject }) => subject)).toEqual(["second", "first"]);
    jobs.clearEnded();
    expect(jobs.list().map(({ subject }) => subject)).toEqual(["second"]);
    await jobs.close();
    expect((await jobs.wait(second.jobId)).state).toBe("cancelled");
  });

  it("stops telling a listener that unsubscribed", async () => {
    const jobs = new JobRunner();
    const seen: JobView[] = [];
    const unsubscribe = jobs.onChange((job) => seen.push(job));
    unsubscribe();
    await jobs.wait(jobs.start("add", "x", async () => undefined).jobId);
    expect(seen).toEqual([]);
  });

  it("refuses to wait for a job that it does not know", async () => {
    await expect(new JobRunner().wait("nothing")).rejects.toMatchObject({ code: "request-invalid" });
  });
});

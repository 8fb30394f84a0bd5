import { describe, expect, it } from "vitest";
import { type JobControl, JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";

const RETRY = { canRetry: true } as const;

/** A job whose files `locked` fail as long as they are in the set. */
function addingWith(jobs: JobRunner, locked: Set<string>) {
  const asked: (readonly string[] | null)[] = [];
  const work = async ({ only, fail }: JobControl) => {
    asked.push(only === null ? null : [...only]);
    for (const file of ["a", "b", "c"]) {
      if ((only === null || only.has(`key ${file}`)) && locked.has(file)) {
        fail(file, "permission-denied", `key ${file}`);
      }
    }
    if (only === null) fail("socket", "file-unsupported");
  };
  return { asked, jobId: jobs.start("add", "letters", work, RETRY).jobId };
}

describe("trying again", () => {
  it("does the files that failed, in a job that takes the place of the old one", async () => {
    const jobs = new JobRunner();
    const locked = new Set(["a", "b"]);
    const { asked, jobId } = addingWith(jobs, locked);
    expect(await jobs.wait(jobId)).toMatchObject({ state: "done", failureCount: 3, canRetry: false });
    locked.delete("a");
    const again = jobs.retry({ jobId, what: "failed" });
    expect(await jobs.wait(again.jobId)).toMatchObject({
      state: "done",
      subject: "letters",
      failures: [
        { name: "socket", problem: "file-unsupported", canRetry: false },
        { name: "b", problem: "permission-denied", canRetry: true },
      ],
    });
    expect(asked).toEqual([null, ["key a", "key b"]]);
    expect(jobs.list().map((job) => job.jobId)).toEqual([again.jobId]);
  });

  it("does a single file, and leaves the other failures standing", async () => {
    const jobs = new JobRunner();
    const { asked, jobId } = addingWith(jobs, new Set(["a", "b"]));
    await jobs.wait(jobId);
    const again = jobs.retry({ jobId, what: 1 });
    const ended = await jobs.wait(again.jobId);
    expect(asked.at(-1)).toEqual(["key b"]);
    expect(ended.failures.map(({ name }) => name)).toEqual(["a", "socket", "b"]);
  });

  it("does all of a job that failed or was stopped", async () => {
    const jobs = new JobRunner();
    let isFull = true;
    const { jobId } = jobs.start(
      "export",
      "x",
      async () => {
        if (isFull) throw new KeyferryError("disk-full");
      },
      RETRY,
    );
    expect(await jobs.wait(jobId)).toMatchObject({ state: "failed", canRetry: true });
    isFull = false;
    expect(await jobs.wait(jobs.retry({ jobId, what: "everything" }).jobId)).toMatchObject({
      state: "done",
      problem: null,
    });
  });

  it("is refused for what runs, what cannot be repeated, and what is not known", async () => {
    const jobs = new JobRunner();
    const once = jobs.start("open", "x", () => Promise.reject(new KeyferryError("no-access")));
    const running = jobs.start("add", "x", ({ pause }) => pause.goneOn(), RETRY);
    await jobs.wait(once.jobId);
    for (const jobId of [once.jobId, running.jobId, "00000000-0000-4000-8000-000000000009"]) {
      for (const what of ["everything", "failed", 0] as const) {
        expect(() => jobs.retry({ jobId, what })).toThrow(KeyferryError);
      }
    }
    await jobs.close();
  });
});

describe("interrupted work", () => {
  const offered = (jobs: JobRunner) => {
    const done: string[] = [];
    const { jobId } = jobs.offer({
      kind: "add",
      subject: "letters",
      goOn: async ({ isSuspended }) => void done.push(`went on ${isSuspended()}`),
      options: RETRY,
      dismiss: () => void done.push("dismissed"),
    });
    return { jobId, done };
  };

  it("waits for a decision, and goes on", async () => {
    const jobs = new JobRunner();
    const { jobId, done } = offered(jobs);
    expect(jobs.list()).toMatchObject([{ state: "interrupted", subject: "letters" }]);
    jobs.clearEnded();
    expect(jobs.list()).toHaveLength(1);
    expect(jobs.hasUnended()).toBe(false);
    const again = jobs.retry({ jobId, what: "everything" });
    expect(await jobs.wait(again.jobId)).toMatchObject({ state: "done" });
    expect(done).toEqual(["went on false"]);
  });

  it("is dismissed for good, or only forgotten when the app locks", () => {
    const jobs = new JobRunner();
    const first = offered(jobs);
    const second = offered(jobs);
    jobs.dismiss(first.jobId);
    jobs.forget();
    expect(jobs.list()).toEqual([]);
    expect(first.done).toEqual(["dismissed"]);
    expect(second.done).toEqual([]);
  });

  it("knows whether the person stopped it or the app ends", async () => {
    const jobs = new JobRunner();
    const seen: boolean[] = [];
    const start = () =>
      jobs.start("add", "x", async ({ signal, isSuspended }) => {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        seen.push(isSuspended());
      });
    const begin = () => new Promise((resolve) => setTimeout(resolve));
    const { jobId } = start();
    await begin();
    jobs.cancel(jobId);
    await jobs.wait(jobId);
    start();
    await begin();
    await jobs.close();
    expect(seen).toEqual([false, true]);
  });
});

describe("the list of jobs", () => {
  it("has what runs first, then what is paused, interrupted, and ended", async () => {
    const jobs = new JobRunner();
    const until = ({ signal }: JobControl) =>
      new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    const running = jobs.start("add", "running", until);
    const paused = jobs.start("add", "paused", until, { canPause: true });
    jobs.pause({ jobId: paused.jobId });
    jobs.offer({ kind: "add", subject: "interrupted", goOn: until, options: {}, dismiss: () => undefined });
    await jobs.wait(jobs.start("add", "ended", async () => undefined).jobId);
    expect(jobs.list().map(({ subject }) => subject)).toEqual(["running", "paused", "interrupted", "ended"]);
    expect(running.jobId).toBe(jobs.list()[0]?.jobId);
    await jobs.close();
  });
});

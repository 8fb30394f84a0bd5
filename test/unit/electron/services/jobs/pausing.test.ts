import { describe, expect, it } from "vitest";
import { type JobControl, JobRunner } from "../../../../../electron/services/jobs/job-runner";

/** Work of three files, each of which waits until the test lets it through; stops between two files when it is stopped. */
function threeFiles(jobs: JobRunner, canPause = true) {
  const begun: number[] = [];
  const through: (() => void)[] = [];
  const { jobId } = jobs.start(
    "add",
    "letters",
    async ({ pause, progress, signal }: JobControl) => {
      for (let file = 0; file < 3; file++) {
        await pause.goneOn();
        if (signal.aborted) return;
        begun.push(file);
        await new Promise<void>((resolve) => through.push(resolve));
        progress({ filesDone: file + 1, filesTotal: 3, bytesDone: 0, bytesTotal: 0 });
      }
    },
    { canPause },
  );
  const letThrough = async (file: number) => {
    through[file]?.();
    await new Promise(setImmediate);
  };
  return { jobId, begun, letThrough };
}
const turn = () => new Promise(setImmediate);
const stateOf = (jobs: JobRunner) => jobs.list()[0]?.state;

describe("a paused job", () => {
  it("finishes the file under way, begins no other, and goes on where it was", async () => {
    const jobs = new JobRunner();
    const { jobId, begun, letThrough } = threeFiles(jobs);
    await turn();
    await turn();
    jobs.pause({ jobId });
    expect(jobs.list()[0]).toMatchObject({ state: "paused", canPause: true });
    await letThrough(0);
    expect(begun).toEqual([0]);
    expect(jobs.list()[0]).toMatchObject({ state: "paused", filesDone: 1 });
    expect(jobs.isWorking()).toBe(false);
    expect(jobs.hasUnended()).toBe(true);

    jobs.resume({ jobId });
    expect(stateOf(jobs)).toBe("running");
    await turn();
    expect(begun).toEqual([0, 1]);
    await letThrough(1);
    await letThrough(2);
    expect(await jobs.wait(jobId)).toMatchObject({ state: "done", filesDone: 3, canPause: false });
  });

  it("can be stopped, and ends", async () => {
    const jobs = new JobRunner();
    const { jobId, begun, letThrough } = threeFiles(jobs);
    await turn();
    await turn();
    jobs.pause({ jobId });
    await letThrough(0);
    jobs.cancel(jobId);
    expect(await jobs.wait(jobId)).toMatchObject({ state: "cancelled" });
    expect(begun).toEqual([0]);
  });

  it("holds nobody up who locks or quits", async () => {
    const jobs = new JobRunner();
    const { jobId } = jobs.start("add", "x", ({ pause }) => pause.goneOn(), { canPause: true });
    jobs.pause({ jobId });
    await turn();
    await turn();
    expect(stateOf(jobs)).toBe("paused");
    await jobs.close();
    expect(jobs.hasUnended()).toBe(false);
  });

  it("is one that can be paused: others run on", async () => {
    const jobs = new JobRunner();
    const { jobId } = threeFiles(jobs, false);
    jobs.pause({ jobId });
    jobs.pause({ jobId: null });
    expect(stateOf(jobs)).toBe("running");
    await turn();
    await turn();
    jobs.cancel(jobId);
  });

  it("is paused and resumed together with all others", () => {
    const jobs = new JobRunner();
    threeFiles(jobs);
    threeFiles(jobs);
    jobs.pause({ jobId: null });
    expect(jobs.list().map(({ state }) => state)).toEqual(["paused", "paused"]);
    jobs.resume({ jobId: null });
    expect(jobs.list().map(({ state }) => state)).toEqual(["running", "running"]);
  });
});

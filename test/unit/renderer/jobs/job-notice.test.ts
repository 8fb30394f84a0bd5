import { describe, expect, it } from "vitest";
import { noticeFor } from "../../../../renderer/jobs/job-notice";
import { progressOf } from "../../../../renderer/jobs/job-progress";
import { ERROR_SENTENCES } from "../../../../shared/protocol/error-codes";
import { jobOf } from "../sample-views";

describe("the notice about an ended job", () => {
  it("says what was done", () => {
    expect(noticeFor(jobOf({ state: "done" }))).toEqual({ title: "Added photos", text: null, tone: "good" });
  });

  it("says nothing where the result shows by itself", () => {
    expect(noticeFor(jobOf({ kind: "open", state: "done" }))).toBeNull();
    expect(noticeFor(jobOf({ kind: "scan", state: "cancelled" }))).toBeNull();
    expect(noticeFor(jobOf({ state: "running" }))).toBeNull();
  });

  it("says why nothing was done, and what to do", () => {
    expect(noticeFor(jobOf({ state: "failed", problem: "disk-full" }))).toEqual({
      title: "photos was not added",
      text: ERROR_SENTENCES["disk-full"],
      tone: "bad",
    });
  });

  it("says the reason when a single file did not work out, else how many", () => {
    const failure = { name: "a", problem: "permission-denied", canRetry: true } as const;
    expect(noticeFor(jobOf({ state: "done", failures: [failure], failureCount: 1 }))?.text).toBe(
      ERROR_SENTENCES["permission-denied"],
    );
    expect(noticeFor(jobOf({ state: "done", failures: [failure], failureCount: 300 }))?.text).toContain(
      "300",
    );
  });
});

describe("how far a job is", () => {
  it("goes by bytes, else by files, else cannot be told", () => {
    expect(progressOf(jobOf({ bytesDone: 25, bytesTotal: 100, filesDone: 9, filesTotal: 10 }))).toBe(25);
    expect(progressOf(jobOf({ filesDone: 9, filesTotal: 10 }))).toBe(90);
    expect(progressOf(jobOf({}))).toBeNull();
    expect(progressOf(jobOf({ bytesDone: 300, bytesTotal: 100 }))).toBe(100);
  });
});

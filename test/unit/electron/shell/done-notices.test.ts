import { describe, expect, it } from "vitest";
import { doneNotices } from "../../../../electron/shell/done-notices";
import { shellWords } from "../../../../electron/shell/words/words";
import type { JobView } from "../../../../shared/protocol/ipc/views";

const added: JobView = {
  jobId: "7f1d4f4e-6b9b-4f0e-9a53-3a3f0e1f7c11",
  kind: "add",
  subject: "Payroll 2025.ods",
  state: "done",
  filesDone: 1,
  filesTotal: 1,
  bytesDone: 1,
  bytesTotal: 1,
  startedAt: 1_000,
  endedAt: 61_000,
  problem: null,
  failures: [],
  failureCount: 0,
  canPause: false,
  canRetry: false,
};

function noticesOf(jobs: readonly JobView[], { isWanted = true, isInSight = false, isClosed = false } = {}) {
  const shown: { title: string; body: string }[] = [];
  const tell = doneNotices({
    isWanted: () => isWanted,
    isInSight: () => isInSight,
    isClosed: () => isClosed,
    words: () => shellWords("en").doneNotice,
    show: (notice) => shown.push(notice),
  });
  for (const job of jobs) tell(job);
  return shown;
}

describe("the system's notice that work has ended", () => {
  it("comes once, without the name of anything", () => {
    const shown = noticesOf([{ ...added, state: "running", endedAt: null }, added, added]);
    expect(shown).toEqual([shellWords("en").doneNotice.done]);
    expect(JSON.stringify(shown)).not.toContain("Payroll");
  });

  it("says when something did not work out", () => {
    const { failed } = shellWords("en").doneNotice;
    expect(noticesOf([{ ...added, state: "failed", problem: "disk-full" }])).toEqual([failed]);
    expect(noticesOf([{ ...added, failureCount: 2 }])).toEqual([failed]);
  });

  it("comes for short work too while the window is closed, but not for work that was stopped", () => {
    const { done } = shellWords("en").doneNotice;
    expect(noticesOf([{ ...added, endedAt: 1_200 }], { isClosed: true })).toEqual([done]);
    expect(noticesOf([{ ...added, state: "cancelled" }], { isClosed: true })).toEqual([]);
  });

  it("does not come for short work, for work that was stopped, to who looks on, or to who wants none", () => {
    expect(noticesOf([{ ...added, endedAt: 5_000 }])).toEqual([]);
    expect(noticesOf([{ ...added, state: "cancelled" }])).toEqual([]);
    expect(noticesOf([added], { isInSight: true })).toEqual([]);
    expect(noticesOf([added], { isWanted: false })).toEqual([]);
  });
});

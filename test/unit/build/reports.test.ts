import fs from "node:fs";
import { afterEach, expect, it } from "vitest";
import { clearReport, readCounts, reportFile, sumCounts } from "../../../build/checks/reports.mjs";

const name = `reports-test-${process.pid}`;
afterEach(() => clearReport(name));

function report(content: unknown): void {
  clearReport(name);
  fs.writeFileSync(reportFile(name), JSON.stringify(content));
}

it("Vitest's report is counted", () => {
  report({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(readCounts(name)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

it("in Playwright's report a test that passed only at its second try counts as failed", () => {
  report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } });
  expect(readCounts(name)).toEqual({ passed: 5, failed: 3, skipped: 0 });
});

it("no report is no count, not a count of nothing", () => {
  expect(readCounts(name)).toBeUndefined();
});

it("counts add up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

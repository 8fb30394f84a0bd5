import fs from "node:fs";
import { afterEach, expect, it } from "vitest";
import {
  clearReport,
  readCounts,
  readFailures,
  reportFile,
  sumCounts,
} from "../../../build/checks/reports.mjs";

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

it("what failed is named, with the first line of why", () => {
  const passed = { status: "passed", fullName: "opens", failureMessages: [] };
  const failed = {
    status: "failed",
    fullName: "stays closed",
    failureMessages: ["\u001b[31mAssertionError: it is open\u001b[39m\n  at x"],
  };
  report({
    testResults: [
      { name: "/t/door.test.ts", status: "failed", message: "", assertionResults: [passed, failed] },
      { name: "/t/broken.test.ts", status: "failed", message: "SyntaxError: oops\n", assertionResults: [] },
    ],
  });
  expect(readFailures(name)).toEqual([
    { file: "/t/door.test.ts", title: "stays closed", message: "AssertionError: it is open" },
    { file: "/t/broken.test.ts", title: "the whole file", message: "SyntaxError: oops" },
  ]);
});

it("what failed end to end is named, also inside a group", () => {
  const spec = (title: string, ok: boolean) => ({
    file: "door.e2e.ts",
    title,
    ok,
    tests: [{ results: [{ errors: ok ? [] : [{ message: "Error: it is open\nmore" }] }] }],
  });
  report({
    stats: {},
    suites: [{ specs: [spec("opens", true)], suites: [{ specs: [spec("stays closed", false)] }] }],
  });
  expect(readFailures(name)).toEqual([
    { file: "door.e2e.ts", title: "stays closed", message: "Error: it is open" },
  ]);
});

it("counts add up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

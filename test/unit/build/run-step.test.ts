import fs from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearReport, nameOfSecondTry, reportFile } from "../../../build/checks/reports.mjs";
import { runStep } from "../../../build/checks/run-step.mjs";

const name = `run-step-test-${process.pid}`;
const clear = () => [name, nameOfSecondTry(name)].forEach(clearReport);
beforeEach(() => void vi.spyOn(process.stderr, "write").mockReturnValue(true));
afterEach(clear);

/** What Vitest leaves of one file of tests; its exit code is the result. */
function ran(report: string, outcomes: Record<string, "passed" | "failed">): Promise<number> {
  const assertionResults = Object.entries(outcomes).map(([fullName, status]) => ({
    fullName,
    status,
    failureMessages: status === "failed" ? ["Error: no"] : [],
  }));
  const count = (status: string) => assertionResults.filter((test) => test.status === status).length;
  const status = count("failed") > 0 ? "failed" : "passed";
  fs.writeFileSync(
    reportFile(report),
    JSON.stringify({
      numPassedTests: count("passed"),
      numFailedTests: count("failed"),
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [{ name: "/t/door.test.ts", status, message: "", assertionResults }],
    }),
  );
  return Promise.resolve(count("failed") > 0 ? 1 : 0);
}

describe("a step of tests", () => {
  const step = { name, title: "Doors", counts: true };

  it("passes at once when everything passes", async () => {
    const again = vi.fn();
    const result = await runStep({ ...step, run: () => ran(name, { opens: "passed" }), again });
    expect(result).toMatchObject({ passed: 1, failed: 0, notes: [] });
    expect(again).not.toHaveBeenCalled();
  });

  it("runs the files of what failed once more, and says what passed only then", async () => {
    const again = vi.fn(() => ran(nameOfSecondTry(name), { opens: "passed", closes: "passed" }));
    const result = await runStep({
      ...step,
      run: () => ran(name, { opens: "failed", closes: "passed" }),
      again,
    });
    expect(again).toHaveBeenCalledWith(["/t/door.test.ts"]);
    expect(result).toMatchObject({ passed: 2, failed: 0 });
    expect(result.notes).toEqual([expect.stringContaining("SECOND TRY")]);
  });

  it("fails by what fails twice, and by what fails only at the second try", async () => {
    const again = () => ran(nameOfSecondTry(name), { opens: "passed", closes: "failed" });
    const result = await runStep({
      ...step,
      run: () => ran(name, { opens: "failed", closes: "passed" }),
      again,
    });
    expect(result).toMatchObject({ failed: 1 });
    expect(result.notes[0]).toContain("closes: Error: no");
  });

  it("fails when the second try does not even run", async () => {
    const again = () => Promise.reject(new Error("no display"));
    const result = await runStep({ ...step, run: () => ran(name, { opens: "failed" }), again });
    expect(result).toMatchObject({ passed: 0, failed: 1 });
  });

  it("has no second try when it meets no real programs, nor when many tests fail", async () => {
    const many = Object.fromEntries(
      [...Array(11).keys()].map((number) => [`door ${number}`, "failed" as const]),
    );
    const again = vi.fn(() => ran(nameOfSecondTry(name), { opens: "passed" }));
    expect(await runStep({ ...step, run: () => ran(name, { opens: "failed" }) })).toMatchObject({
      failed: 1,
    });
    expect(await runStep({ ...step, run: () => ran(name, many), again })).toMatchObject({ failed: 11 });
    expect(again).not.toHaveBeenCalled();
  });

  it("fails when it leaves no report, or one of no tests", async () => {
    expect(await runStep({ ...step, run: () => Promise.resolve(0) })).toMatchObject({ failed: 1 });
    expect(await runStep({ ...step, run: () => ran(name, {}) })).toMatchObject({ failed: 1 });
  });
});

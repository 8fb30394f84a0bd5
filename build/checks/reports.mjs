import fs from "node:fs";
import path from "node:path";
import { setupFolder } from "../project-folders.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} name  @returns {string} where the step of that name leaves its JSON report */
export const reportFile = (name) => path.join(setupFolder, "reports", `${name}.json`);

/** Removes what an earlier run left, so that no old figure is counted. @param {string} name */
export function clearReport(name) {
  fs.mkdirSync(path.dirname(reportFile(name)), { recursive: true });
  fs.rmSync(reportFile(name), { force: true });
}

/**
 * Reads the counts from a JSON report of Vitest or Playwright.
 * @param {string} name
 * @returns {Counts | undefined}  undefined when the step left none
 */
export function readCounts(name) {
  if (!fs.existsSync(reportFile(name))) return undefined;
  const report = JSON.parse(fs.readFileSync(reportFile(name), "utf8"));
  if ("stats" in report) {
    // Playwright: a test that passed at its second try is flaky, and counts as failed.
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @param {readonly Counts[]} all  @returns {Counts} */
export function sumCounts(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

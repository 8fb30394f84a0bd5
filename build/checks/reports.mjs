import fs from "node:fs";
import path from "node:path";
import { setupFolder } from "../project-folders.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} name  @returns {string} where the step of that name leaves its JSON report */
export const reportFile = (name) => path.join(setupFolder, "reports", `${name}.json`);

/** @param {string} name  of a step  @returns {string} the name of the report of what ran once more */
export const nameOfSecondTry = (name) => `${name}-again`;

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

/**
 * A test that failed, or a whole file that could not even be read as tests.
 * @typedef {{ file: string, title: string, message: string }} Failure  `file` as the test runner takes it again
 */

/** @param {string} text  with the colours of a terminal */
const firstLine = (text) =>
  text
    .replace(/\u001b\[[0-9;]*m/g, "")
    .trim()
    .split("\n")[0] ?? "";

/**
 * What is read of the reports.
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} VitestTest
 * @typedef {{ testResults: { name: string, status: string, message: string, assertionResults: VitestTest[] }[] }} VitestReport
 * @typedef {{ results: { errors: { message?: string }[] }[] }} PlaywrightTest
 * @typedef {{ specs: { file: string, title: string, ok: boolean, tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/** @param {VitestReport} report  @returns {Failure[]} */
function failuresOfVitest(report) {
  /** @type {Failure[]} */
  const failures = [];
  for (const { name: file, status, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    for (const { fullName, failureMessages } of failed) {
      failures.push({ file, title: fullName, message: firstLine(failureMessages[0] ?? "") });
    }
    if (status === "failed" && failed.length === 0)
      failures.push({ file, title: "the whole file", message: firstLine(message) });
  }
  return failures;
}

/** @param {PlaywrightSuite} suite  @returns {Failure[]} */
function failuresOfSuite(suite) {
  const inner = (suite.suites ?? []).flatMap(failuresOfSuite);
  const own = suite.specs
    .filter((spec) => !spec.ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap((test) => test.results).flatMap((result) => result.errors);
      return { file, title, message: firstLine(errors[0]?.message ?? "") };
    });
  return [...own, ...inner];
}

/**
 * What failed, by a JSON report of Vitest or Playwright.
 * @param {string} name
 * @returns {Failure[]}  empty too when the step left no report
 */
export function readFailures(name) {
  if (!fs.existsSync(reportFile(name))) return [];
  const report = JSON.parse(fs.readFileSync(reportFile(name), "utf8"));
  return "stats" in report ? report.suites.flatMap(failuresOfSuite) : failuresOfVitest(report);
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

// One step of `npm test`, with a second try for what meets real programs.
import path from "node:path";
import { projectFolder } from "../project-folders.mjs";
import { Interrupted, PlainFailure, readableTime, say } from "../terminal.mjs";
import { clearReport, nameOfSecondTry, readCounts, readFailures } from "./reports.mjs";

/** @typedef {import("./steps.mjs").Step} Step */
/** @typedef {import("./reports.mjs").Failure} Failure */
/** @typedef {import("./reports.mjs").Counts & { line: string, notes: readonly string[] }} Result  to be told at the end */

/** @param {() => Promise<number>} run  @returns {Promise<number>} its exit code; 1, and told, when it throws */
async function exitCodeOf(run) {
  return run().catch((error) => {
    if (error instanceof Interrupted) throw error;
    say(error instanceof PlainFailure ? error.message : error?.stack);
    return 1;
  });
}

/** More than this are no hiccup. */
const MOST_SECOND_TRIES = 10;

/** @param {Failure} failure */
function asLine({ file, title, message }) {
  return `${path.isAbsolute(file) ? path.relative(projectFolder, file) : file} › ${title}: ${message}`;
}

/**
 * Runs the files of what failed once more. A real program on a busy machine may fail a test by its time alone; a fault fails
 * twice. Each such test is named in the end, so that none that needs its second try stays unseen.
 * @param {Step} step
 * @param {readonly Failure[]} failures
 * @returns {Promise<readonly Failure[]>}  what failed at the second try
 */
async function failuresOfSecondTry({ name, again }, failures) {
  if (again === undefined || failures.length === 0 || failures.length > MOST_SECOND_TRIES) return failures;
  const secondTry = nameOfSecondTry(name);
  clearReport(secondTry);
  say(`!! ${failures.length} failed; the files they are in run ONCE MORE:`);
  for (const failure of failures) say(`   ${asLine(failure)}`);
  const code = await exitCodeOf(() => again([...new Set(failures.map(({ file }) => file))]));
  const counts = readCounts(secondTry);
  const ranAll = counts !== undefined && counts.passed + counts.failed > 0;
  const failedAgain = readFailures(secondTry);
  return !ranAll || (code !== 0 && failedAgain.length === 0) ? failures : failedAgain;
}

/**
 * @param {Step} step
 * @returns {Promise<Result>}  a step that fails without a failed test of its own counts as one failure
 */
export async function runStep(step) {
  const { name, title, counts = false, run } = step;
  say(`── ${title} (${name})`);
  if (counts) clearReport(name);
  const start = performance.now();
  const code = await exitCodeOf(run);
  const found = (counts ? readCounts(name) : undefined) ?? { passed: 0, failed: 0, skipped: 0 };
  const firstFailures = counts ? readFailures(name) : [];
  const failures = await failuresOfSecondTry(step, firstFailures);
  const atSecondTry = firstFailures.filter(
    ({ file, title: test }) => !failures.some((failure) => failure.file === file && failure.title === test),
  );
  const ranNothing = counts && found.passed + found.failed === 0;
  const unexplained = firstFailures.length === 0 && (code !== 0 || ranNothing);
  const failed = unexplained ? 1 : failures.length;
  const passed = found.passed + Math.max(0, found.failed - failures.length);
  const tally = `${passed} passed, ${failed} failed, ${found.skipped} skipped`;
  const time = readableTime(performance.now() - start).padStart(11);
  return {
    passed,
    failed,
    skipped: found.skipped,
    line: `${(failed > 0 ? "FAILED" : "ok").padEnd(6)} ${time}  ${title}${counts ? ` (${tally})` : ""}`,
    notes: [
      ...failures.map((failure) => `FAILED ${asLine(failure)}`),
      ...atSecondTry.map((failure) => `passed only at its SECOND TRY: ${asLine(failure)}`),
    ],
  };
}

// npm test [-- <step> ...]: sets up, then runs every step (or those named) and closes with the counts.
import { clearReport, readCounts, sumCounts } from "./checks/reports.mjs";
import { setUp } from "./setup/set-up.mjs";
import { Interrupted, PlainFailure, readableTime, runCommand, say } from "./terminal.mjs";

/** @typedef {import("./checks/steps.mjs").Step} Step */

/** @param {readonly Step[]} steps  @param {readonly string[]} names  @returns {readonly Step[]} */
function chosenSteps(steps, names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = steps.map(({ name }) => name).join(", ");
    throw new PlainFailure(`There is no step called ${unknown.join(", ")}. There are: ${known}.`);
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

/**
 * @param {Step} step
 * @returns {Promise<import("./checks/reports.mjs").Counts & { line: string }>}  a step that fails without a failed
 *   test of its own counts as one failure
 */
async function runStep({ name, title, counts = false, run }) {
  say(`── ${title} (${name})`);
  if (counts) clearReport(name);
  const start = performance.now();
  const code = await run().catch((error) => {
    if (error instanceof Interrupted) throw error;
    say(error instanceof PlainFailure ? error.message : error?.stack);
    return 1;
  });
  const found = (counts ? readCounts(name) : undefined) ?? { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = counts && found.passed + found.failed === 0;
  const failed = found.failed === 0 && (code !== 0 || ranNothing) ? 1 : found.failed;
  const outcome = failed > 0 ? "FAILED" : "ok";
  const tally = counts ? ` (${found.passed} passed, ${found.failed} failed, ${found.skipped} skipped)` : "";
  const line = `${outcome.padEnd(6)} ${readableTime(performance.now() - start).padStart(11)}  ${title}${tally}`;
  return { ...found, failed, line };
}

runCommand(async () => {
  await setUp({ display: true, keyring: true });
  const { steps } = await import("./checks/steps.mjs");
  const results = [];
  for (const step of chosenSteps(steps, process.argv.slice(2))) results.push(await runStep(step));
  process.stderr.write("\n");
  for (const { line } of results) say(line);
  const { passed, failed, skipped } = sumCounts(results);
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
  return failed > 0 ? 1 : 0;
});

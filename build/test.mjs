// npm test [-- <step> ...]: sets up, then runs every step (or those named) and closes with the counts.
import { sumCounts } from "./checks/reports.mjs";
import { runStep } from "./checks/run-step.mjs";
import { setUp } from "./setup/set-up.mjs";
import { PlainFailure, runCommand, say } from "./terminal.mjs";

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

runCommand(async () => {
  await setUp({ display: true, keyring: true });
  // Only now: the steps need packages that the set-up installs.
  const { steps } = await import("./checks/steps.mjs");
  const results = [];
  for (const step of chosenSteps(steps, process.argv.slice(2))) results.push(await runStep(step));
  process.stderr.write("\n");
  for (const { line } of results) say(line);
  for (const note of results.flatMap(({ notes }) => notes)) say(note);
  const { passed, failed, skipped } = sumCounts(results);
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
  return failed > 0 ? 1 : 0;
});

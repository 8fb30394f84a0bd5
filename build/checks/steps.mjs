import { bundle } from "../bundle/bundle.mjs";
import { runNode } from "../child-processes.mjs";
import { runInDesktopSession } from "../desktop/session.mjs";
import { inProject } from "../project-folders.mjs";
import { reportFile } from "./reports.mjs";

/**
 * One step of `npm test`.
 * @typedef {object} Step
 * @property {string} name       also what `npm test -- <name>` asks for
 * @property {string} title
 * @property {boolean} [counts]  it leaves a JSON report of tests
 * @property {() => Promise<number>} run  resolves to an exit code
 */

const vitest = inProject("node_modules/vitest/vitest.mjs");
const playwright = inProject("node_modules/@playwright/test/cli.js");

/** @param {string} name  a folder of test/ */
const vitestArguments = (name) => [
  "run",
  `test/${name}/`,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${reportFile(name)}`,
];

/** @param {string} name  @param {string} title  @returns {Step} tests that need neither screen nor keychain */
const plainTests = (name, title) => ({
  name,
  title,
  counts: true,
  run: async () => (await runNode(vitest, vitestArguments(name))).code,
});

/** @param {string} name  @param {string} title  @returns {Step} tests that meet the real programs and a keychain */
const testsOnDesktop = (name, title) => ({
  name,
  title,
  counts: true,
  run: async () => {
    await bundle("app", "server", "mock");
    return runInDesktopSession([process.execPath, vitest, ...vitestArguments(name)]);
  },
});

/** @type {readonly Step[]} */
export const steps = [
  {
    name: "types",
    title: "Type check",
    run: async () => (await runNode("node_modules/typescript7/bin/tsc", ["-p", "."])).code,
  },
  {
    name: "lint",
    title: "Lint",
    run: async () => (await runNode("node_modules/eslint/bin/eslint.js", [".", "--max-warnings=0"])).code,
  },
  {
    name: "format",
    title: "Format",
    run: async () => (await runNode("node_modules/@biomejs/biome/bin/biome", ["format", "."])).code,
  },
  {
    name: "boundaries",
    title: "Who imports whom",
    run: async () => (await runNode("build/check-imports.mjs", [])).code,
  },
  plainTests("unit", "Unit tests"),
  plainTests("vectors", "Test vectors, in Node and in Electron"),
  testsOnDesktop("contract", "Contract tests"),
  testsOnDesktop("security", "Security tests"),
  {
    name: "package",
    title: "Package for the end-to-end tests",
    run: async () => (await runNode("build/package-dir.mjs", [])).code,
  },
  {
    name: "e2e",
    title: "End-to-end tests",
    counts: true,
    run: () =>
      runInDesktopSession([process.execPath, playwright, "test", "-c", "test/e2e", "--reporter=list,json"], {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("e2e") },
      }),
  },
];

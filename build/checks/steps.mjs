import { bundle } from "../bundle/bundle.mjs";
import { runNode } from "../child-processes.mjs";
import { runInDesktopSession } from "../desktop/session.mjs";
import { inProject } from "../project-folders.mjs";
import { nameOfSecondTry, reportFile } from "./reports.mjs";

/**
 * One step of `npm test`.
 * @typedef {object} Step
 * @property {string} name       also what `npm test -- <name>` asks for
 * @property {string} title
 * @property {boolean} [counts]  it leaves a JSON report of tests
 * @property {() => Promise<number>} run  resolves to an exit code
 * @property {(files: readonly string[]) => Promise<number>} [again]  runs these files of tests once more, reported as
 *   `nameOfSecondTry(name)`. Only tests that meet real programs have a second try: those depend on how busy the machine is.
 */

const vitest = inProject("node_modules/vitest/vitest.mjs");
const playwright = inProject("node_modules/@playwright/test/cli.js");

/**
 * @param {string} name  of the report
 * @param {readonly string[]} paths  folders or files of tests
 * @param {string} [workers]  how many files of tests run at a time; Vitest itself leaves one core free
 */
const vitestArguments = (name, paths = [`test/${name}/`], workers) => [
  "run",
  ...paths,
  ...(workers === undefined ? [] : [`--maxWorkers=${workers}`]),
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
function testsOnDesktop(name, title) {
  /** @param {readonly string[]} args */
  const runVitest = (args) => runInDesktopSession([process.execPath, vitest, ...args]);
  return {
    name,
    title,
    counts: true,
    run: async () => {
      await bundle("app", "server", "mock");
      // They wait for other programs much of the time: no core need be left free.
      return runVitest(vitestArguments(name, [`test/${name}/`], "100%"));
    },
    again: (files) => runVitest(vitestArguments(nameOfSecondTry(name), files)),
  };
}

/** Contract tests whose other side is no server of this project, or that bring server and database themselves. */
const withoutServersDatabase = [
  "administration/backup.test.ts",
  "administration/commands.test.ts",
  "client-and-bad-servers.test.ts",
  "deployment",
  "hostile",
  "keychain",
  "storage/postgres.test.ts",
  "two-people",
];
/** Milliseconds for a test: each has three more processes to wait for. */
const patienceWithTwoServers = 60_000;

/**
 * One file of tests at a time: each test has two servers and a database beside it.
 * @param {string} name  of the report
 * @param {readonly string[]} paths
 * @param {readonly string[]} [without]  folders or files of test/contract/
 */
async function runOnPostgres(name, paths, without = []) {
  const env = { KEYFERRY_TEST_DATABASE: "postgres", KEYFERRY_TEST_SERVERS: "two" };
  const elsewhere = without.map((path) => `--exclude=test/contract/${path}`);
  const args = [
    ...vitestArguments(name, paths, "1"),
    ...elsewhere,
    `--testTimeout=${patienceWithTwoServers}`,
  ];
  return (await runNode(vitest, args, { env })).code;
}

/**
 * The tests that meet a server, again on a PostgreSQL that is started for them, with two servers behind each address.
 * @type {Step}
 */
const serverTestsOnPostgres = {
  name: "contract-postgres",
  title: "Contract tests of the server, on PostgreSQL, by two processes of which one is killed",
  counts: true,
  run: () => runOnPostgres("contract-postgres", ["test/contract/"], withoutServersDatabase),
  again: (files) => runOnPostgres(nameOfSecondTry("contract-postgres"), files),
};

/** @param {string} name  of the report  @param {readonly string[]} files  all, when empty */
const runEndToEnd = (name, files) =>
  runInDesktopSession(
    [process.execPath, playwright, "test", "-c", "test/e2e", "--reporter=list,json", ...files],
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name) },
    },
  );

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
  serverTestsOnPostgres,
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
    run: () => runEndToEnd("e2e", []),
    again: (files) => runEndToEnd(nameOfSecondTry("e2e"), files),
  },
];

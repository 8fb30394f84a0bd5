import { rmSync } from "node:fs";
import { POSTGRES_VARIABLE, startPostgres } from "./postgres";
import { PAIR_VARIABLE } from "./server-pair";
import { bundleProgram } from "./server-process";

const bundlePairedProgram = () => bundleProgram("test/contract/harness/paired-program.ts", "paired-server");

/**
 * Vitest's set-up of a run on PostgreSQL: one server for all its tests, ended with the run. With
 * KEYFERRY_TEST_SERVERS=two, key servers come in pairs.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  process.env[POSTGRES_VARIABLE] = postgres.url;
  const program = process.env["KEYFERRY_TEST_SERVERS"] === "two" ? await bundlePairedProgram() : null;
  if (program) process.env[PAIR_VARIABLE] = program;
  return async () => {
    await postgres.stop();
    if (program) rmSync(program, { force: true });
  };
}

import { existsSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createEngine } from "../../electron/engine";
import { makeVaultAuthor } from "../unit/electron/engine/vault-author";
import { measureLargeFile } from "./engine/large-file";
import { findTools } from "./engine/outside-tools";
import { measureSmallFiles } from "./engine/small-files";

/**
 * `npm run bench:engine`: what the engine does a second, beside openssl and age on the same files in the same run.
 * Prints; asserts nothing.
 *
 * KEYFERRY_BENCH_LARGE_MIB    length of the large file (1024)
 * KEYFERRY_BENCH_SMALL_FILES  how many small files (10000)
 * KEYFERRY_BENCH_ROUNDS       how many rounds the best is taken of (3)
 * KEYFERRY_BENCH_FOLDER       where the files go (the system's temporary folder)
 */

const WORKER = resolve("dist/electron/engine-worker.cjs");

function numberFrom(variable: string, otherwise: number): number {
  const value = Number(process.env[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${variable} must be a whole number above 0`);
  return value;
}

async function main(): Promise<void> {
  if (!existsSync(WORKER)) throw new Error(`${WORKER} is missing: build first`);
  const mebibytes = numberFrom("KEYFERRY_BENCH_LARGE_MIB", 1024);
  const smallFiles = numberFrom("KEYFERRY_BENCH_SMALL_FILES", 10_000);
  const rounds = numberFrom("KEYFERRY_BENCH_ROUNDS", 3);
  const folder = await mkdtemp(join(process.env.KEYFERRY_BENCH_FOLDER ?? tmpdir(), "keyferry-bench-"));
  const engine = createEngine({ workerPath: WORKER });
  try {
    const author = makeVaultAuthor();
    await engine.useWriter(author.signingPrivate);
    const tools = findTools(folder);
    await printMachine(
      folder,
      tools.map(({ version }) => version),
    );
    await measureLargeFile({ engine, author, tools, folder, mebibytes, rounds });
    await measureSmallFiles({ engine, author, tools, folder, count: smallFiles, rounds });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function printMachine(folder: string, versions: readonly string[]): Promise<void> {
  const processors = cpus();
  const { bavail, bsize } = await statfs(folder);
  console.log(
    `${processors.length} x ${processors[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`,
  );
  console.log(
    `beside: ${versions.length === 0 ? "neither openssl nor age is installed" : versions.join(", ")}`,
  );
  console.log(`files in ${folder} (${Math.floor((bavail * bsize) / 2 ** 30)} GiB free)\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

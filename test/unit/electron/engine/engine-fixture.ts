import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createEngine } from "../../../../electron/engine";
import type {
  DecryptFileJob,
  EncryptFileJob,
  Engine,
  JobOutcome,
} from "../../../../electron/services/ports/engine";
import type { ErrorCode } from "../../../../shared/protocol/error-codes";
import { makeVaultAuthor, type VaultAuthor } from "./vault-author";

/** A real engine over real worker threads, and a folder of its own for each test. */
export interface EngineFixture {
  readonly engine: Engine;
  readonly author: VaultAuthor;
  readonly workerPath: string;
  /** A path in the test's folder. */
  readonly path: (name: string) => string;
  /** Names in the test's folder, in order. */
  readonly names: () => string[];
}

/** Bundles a TypeScript program as the app's build does. */
export async function bundleProgram(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [resolve(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "warning",
  });
}

export const WORKER_ENTRY = "electron/engine/worker.ts";

/** Registers set-up and tear-down for the calling test file. */
export function useEngine(workers = 2): EngineFixture {
  let home = "";
  let folder = "";
  let count = 0;
  let engine: Engine | null = null;
  const author = makeVaultAuthor();
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "keyferry-engine-"));
    const workerPath = join(home, "worker.cjs");
    await bundleProgram(WORKER_ENTRY, workerPath);
    engine = createEngine({ workerPath, workers });
    await engine.useWriter(author.signingPrivate);
  });
  beforeEach(async () => {
    count += 1;
    folder = join(home, `test-${count}`);
    await mkdir(folder);
  });
  afterAll(async () => {
    await engine?.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    get engine() {
      if (engine === null) throw new Error("the engine is there only while tests run");
      return engine;
    },
    author,
    get workerPath() {
      return join(home, "worker.cjs");
    },
    path: (name) => join(folder, name),
    names: () => readdirSync(folder).sort(),
  };
}

/** The value of the only outcome. @throws with the failure */
export function only<T>(outcomes: readonly JobOutcome<T>[]): T {
  const [outcome] = outcomes;
  if (outcomes.length !== 1 || outcome === undefined) throw new Error(`${outcomes.length} outcomes`);
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome.value;
}

/** Each outcome's code, or "ok". */
export function codesOf(outcomes: readonly JobOutcome<unknown>[]): (ErrorCode | "ok")[] {
  return outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code));
}

/** Opens what `job` wrote. */
export function openingOf(
  job: EncryptFileJob,
  headerHash: Uint8Array,
  targetPath: string,
  changes: Partial<DecryptFileJob> = {},
): DecryptFileJob {
  return {
    sourcePath: job.targetPath,
    headerHash,
    access: { by: "item-key", itemKey: job.container.itemKey },
    targetPath,
    restoreMetadata: false,
    ...changes,
  };
}

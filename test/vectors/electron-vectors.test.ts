import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { electronRuntime } from "../../build/electron-runtime.mjs";
import type { SuiteResult } from "./vector-suite";
import { findVectorsFolder } from "./vectors-folder";

interface Report {
  readonly electron: string;
  readonly node: string;
  readonly suites: readonly SuiteResult[];
}

const folder = findVectorsFolder();
const runProgram = promisify(execFile);

async function writeApp(appFolder: string): Promise<void> {
  await build({
    entryPoints: [path.resolve("test/vectors/electron-main.ts")],
    outfile: path.join(appFolder, "main.cjs"),
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["electron"],
    logLevel: "error",
  });
  const description = { name: "keyferry-vectors", version: "1.0.0", main: "main.cjs" };
  await writeFile(path.join(appFolder, "package.json"), JSON.stringify(description));
}

/** The app has no window, so it needs neither a display nor a graphics processor; as root it needs no sandbox. */
function electronArguments(appFolder: string): string[] {
  const profile = path.join(appFolder, "profile");
  const linux = process.platform === "linux" ? ["--ozone-platform=headless", "--no-sandbox"] : [];
  return [...linux, "--disable-gpu", `--user-data-dir=${profile}`, appFolder];
}

async function runInElectron(appFolder: string): Promise<Report> {
  const env: NodeJS.ProcessEnv = { ...process.env, KEYFERRY_VECTORS_IN_ELECTRON: folder ?? "" };
  delete env.ELECTRON_RUN_AS_NODE;
  const { stdout } = await runProgram(electronRuntime().executable, electronArguments(appFolder), {
    env,
    timeout: 60_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  const line = stdout.split("\n").find((candidate) => candidate.startsWith("{"));
  return JSON.parse(line ?? "null") as Report;
}

describe("the vectors hold in Electron's BoringSSL too", () => {
  let appFolder = "";
  let report: Report;

  beforeAll(async () => {
    appFolder = await mkdtemp(path.join(os.tmpdir(), "keyferry-vectors-"));
    await writeApp(appFolder);
    report = await runInElectron(appFolder);
  }, 90_000);

  afterAll(() => rm(appFolder, { recursive: true, force: true }));

  it("all RFC, Wycheproof and Merkle vectors and round trips pass", () => {
    for (const { suite, ran } of report.suites) {
      console.log(`${suite}: ${ran} cases in Electron ${report.electron} (Node ${report.node})`);
    }
    expect(report.suites.flatMap(({ failures }) => failures)).toEqual([]);
    expect(report.suites.length).toBe(folder === null ? 7 : 17);
  });
});

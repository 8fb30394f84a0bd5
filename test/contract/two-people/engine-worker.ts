import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

let built: string | null = null;

/** The engine's worker as the app ships it: one CommonJS bundle. Built once a test process. */
export function engineWorkerPath(): string {
  if (built === null) {
    built = join(mkdtempSync(join(tmpdir(), "keyferry-worker-")), "engine-worker.cjs");
    buildSync({
      entryPoints: [resolve("electron/engine/worker.ts")],
      outfile: built,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      logLevel: "error",
    });
  }
  return built;
}

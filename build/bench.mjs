// npm run bench:<name>: runs test/bench/<name>.ts against a fresh build; `app` drives the packaged app in a desktop session.
import { bundle } from "./bundle/bundle.mjs";
import { bundleForNode } from "./bundle/node-bundles.mjs";
import { runNode } from "./child-processes.mjs";
import { runInDesktopSession } from "./desktop/session.mjs";
import { inProject } from "./project-folders.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { PlainFailure, runCommand } from "./terminal.mjs";

runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined)
    throw new PlainFailure("Say which: npm run bench:app, bench:engine, bench:paper or bench:server");
  if (name === "app") return benchApp();
  await setUpNodeOnly();
  await bundle("app", "server");
  const program = `.setup/run/bench-${name}.cjs`;
  await bundleForNode(`test/bench/${name}.ts`, program);
  return (await runNode(program, args, { env: { NODE_OPTIONS: "--enable-source-maps" } })).code;
});

async function benchApp() {
  const { code } = await runNode("build/package-dir.mjs", []);
  if (code !== 0) return code;
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  return runInDesktopSession([process.execPath, playwright, "test", "-c", "test/bench/app"]);
}

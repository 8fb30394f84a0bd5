// npm run mock: the key server in memory, with demo people and a demo vault.
import { bundle } from "./bundle/bundle.mjs";
import { runNode } from "./child-processes.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { runCommand } from "./terminal.mjs";

runCommand(async () => {
  await setUpNodeOnly();
  await bundle("mock");
  return (await runNode("dist/server-mock/main.cjs", process.argv.slice(2))).code;
});

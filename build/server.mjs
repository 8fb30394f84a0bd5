// npm run server [-- --help]: the key server alone, with its own data folder.
import { bundle } from "./bundle/bundle.mjs";
import { runNode } from "./child-processes.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { runCommand } from "./terminal.mjs";

runCommand(async () => {
  await setUpNodeOnly();
  await bundle("server");
  return (await runNode("dist/server/main.cjs", process.argv.slice(2))).code;
});

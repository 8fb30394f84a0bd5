// npm run build: everything that `dist/` holds.
import { bundle } from "./bundle/bundle.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { runCommand } from "./terminal.mjs";

runCommand(async () => {
  await setUpNodeOnly();
  await bundle("app", "server", "mock");
});

// npm run dist:server: the key server as a folder to install, in release/keyferry-server.
import { bundle } from "./bundle/bundle.mjs";
import { inProject } from "./project-folders.mjs";
import { setUpNodeOnly } from "./setup/set-up.mjs";
import { runCommand, say } from "./terminal.mjs";

runCommand(async () => {
  await setUpNodeOnly();
  await bundle("server");
  const { packServer } = await import("./packaging/server-package.mjs");
  const folder = inProject("release", "keyferry-server");
  packServer(folder);
  say(`The key server is in ${folder}; docs/server.md says how to install it.`);
});

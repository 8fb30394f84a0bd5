// npm run demo: the real app, driven end to end by two people and a third; keeps screenshots for the README.

import { runNode } from "./child-processes.mjs";
import { runInDesktopSession } from "./desktop/session.mjs";
import { inProject } from "./project-folders.mjs";
import { runCommand } from "./terminal.mjs";

runCommand(async () => {
  const { code } = await runNode("build/package-dir.mjs", []);
  if (code !== 0) return code;
  const playwright = inProject("node_modules/@playwright/test/cli.js");
  return runInDesktopSession([process.execPath, playwright, "test", "-c", "test/demo"]);
});

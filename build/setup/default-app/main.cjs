// What a runtime without an app does: starts the app whose folder stands on the command line. A genuine Electron
// brings its own default app; the fallback runtime was another program's, so it gets this one.
const { app } = require("electron");
const { createRequire } = require("node:module");
const path = require("node:path");

/** Options that take the next argument as their value, before the app's folder. */
const optionsWithValue = new Set(["-r", "--require"]);

function readCommandLine() {
  const preloads = [];
  for (let at = 1; at < process.argv.length; at++) {
    const argument = process.argv[at];
    if (optionsWithValue.has(argument)) preloads.push(process.argv[++at]);
    else if (!argument.startsWith("-")) return { preloads, folder: path.resolve(argument), at };
  }
  return { preloads, folder: undefined, at: 0 };
}

const { preloads, folder, at } = readCommandLine();
if (folder === undefined) {
  process.stderr.write("Say which app to start: electron <folder>\n");
  app.exit(1);
} else {
  const requireFrom = createRequire(path.join(folder, "package.json"));
  const description = requireFrom("./package.json");
  process.defaultApp = true;
  process.argv.splice(1, at - 1);
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  if (description.desktopName !== undefined) app.setDesktopName?.(description.desktopName);
  app.setAppPath(folder);
  for (const preload of preloads) requireFrom(preload);
  requireFrom(path.resolve(folder, description.main));
}

// What a runtime without an app does: starts the app whose folder stands on the command line. A genuine Electron
// brings its own default app; the fallback runtime was another program's, so it gets this one.
const electron = require("electron");
const { createRequire } = require("node:module");
const path = require("node:path");

/** Electron's own default app uses these two as well, though they are not documented. */
const app =
  /** @type {import("electron").App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (
    electron.app
  );

/** Options that take the next argument as their value, before the app's folder. */
const optionsWithValue = new Set(["-r", "--require"]);

/** @returns {{ preloads: string[], folder: string, at: number } | undefined}  `at`: where in argv the folder stands */
function readCommandLine() {
  /** @type {string[]} */
  const preloads = [];
  for (let at = 1; at < process.argv.length; at++) {
    const argument = process.argv[at] ?? "";
    if (optionsWithValue.has(argument)) preloads.push(process.argv[++at] ?? "");
    else if (!argument.startsWith("-")) return { preloads, folder: path.resolve(argument), at };
  }
  return undefined;
}

const commandLine = readCommandLine();
if (commandLine === undefined) {
  process.stderr.write("Say which app to start: electron <folder>\n");
  app.exit(1);
} else {
  const { preloads, folder, at } = commandLine;
  const requireFrom = createRequire(path.join(folder, "package.json"));
  const description = requireFrom("./package.json");
  Object.defineProperty(process, "defaultApp", { value: true });
  process.argv.splice(1, at - 1);
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setAppPath(folder);
  for (const preload of preloads) requireFrom(preload);
  requireFrom(path.resolve(folder, description.main));
}

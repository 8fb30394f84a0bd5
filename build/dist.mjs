// npm run dist [-- --release] [--linux|--windows|--mac]: makes installable packages in release/.
import path from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./bundle/bundle.mjs";
import { electronRuntime } from "./electron-runtime.mjs";
import { inProject } from "./project-folders.mjs";
import { setUp } from "./setup/set-up.mjs";
import { runCommand, say, sayLoudly, timed } from "./terminal.mjs";

/** @typedef {import("./packaging/pack.mjs").TargetSystem} TargetSystem */

/** @param {Record<string, boolean | undefined>} flags  @returns {TargetSystem} */
function targetSystem({ linux, windows, mac }) {
  if (linux) return "linux";
  if (windows) return "win32";
  if (mac) return "darwin";
  return process.platform === "win32" || process.platform === "darwin" ? process.platform : "linux";
}

/** The packed programs of a system, whose fuses a release reads back. @param {TargetSystem} system */
function packedPrograms(system) {
  if (system === "linux") return [inProject("release", "linux-unpacked", "keyferry")];
  if (system === "win32") return [inProject("release", "win-unpacked", "Keyferry.exe")];
  return ["mac", "mac-arm64"].map((folder) => inProject("release", folder, "Keyferry.app"));
}

runCommand(async () => {
  const flag = /** @type {const} */ ({ type: "boolean" });
  const { values } = parseArgs({ options: { release: flag, linux: flag, windows: flag, mac: flag } });
  const isRelease = values.release === true || process.env["KEYFERRY_RELEASE"] === "1";
  const system = targetSystem(values);

  await setUp({ insistOnOfficialElectron: isRelease });
  const { isFallback, version } = electronRuntime();
  if (!isRelease) {
    const runtime = isFallback ? `the FALLBACK runtime (Electron ${version})` : `Electron ${version}`;
    sayLoudly(
      `These packages are for DEVELOPMENT: ${runtime}, nothing checked. \`npm run dist -- --release\` makes releases.`,
    );
  }
  await bundle("app");
  const { pack } = await import("./packaging/pack.mjs");
  const packages = await timed("Packaging", () => pack(system, { folderOnly: false, isRelease }));
  const { checkFuses } = await import("./packaging/fuses.mjs");
  for (const program of packedPrograms(system)) await checkFuses(program, { all: isRelease });
  say("The fuses of the packed app were read back and are as they must be.");
  for (const file of packages) say(path.relative(inProject(), file));
});

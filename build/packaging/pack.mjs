import fs from "node:fs";
import { electronBuilderConfig } from "../electron-builder.config.mjs";
import { inProject } from "../project-folders.mjs";

/** @typedef {"linux" | "win32" | "darwin"} TargetSystem */

/** Tools that electron-builder would otherwise download. */
async function useToolsAtHand() {
  const { path7za } = await import("7zip-bin");
  fs.chmodSync(path7za, 0o755);
  process.env["ELECTRON_BUILDER_7ZIP_PATH"] ??= path7za;
  if (process.platform === "linux") {
    process.env["CUSTOM_FPM_PATH"] ??= inProject("build", "packaging", "fpm.mjs");
  }
}

/**
 * Packages what `dist/` holds, into `release/`.
 * @param {TargetSystem} system
 * @param {{ folderOnly: boolean, isRelease: boolean }} options  `folderOnly`: the unpacked app, no installers
 * @returns {Promise<string[]>} the packages' paths
 */
export async function pack(system, { folderOnly, isRelease }) {
  if (!isRelease) process.env["ELECTRON_BUILDER_COMPRESSION_LEVEL"] ??= "1";
  await useToolsAtHand();
  const { build, Platform } = await import("electron-builder");
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[system];
  return build({
    projectDir: inProject(),
    config: electronBuilderConfig(system, { isRelease }),
    targets: platform.createTarget(folderOnly ? "dir" : null),
    publish: "never",
  });
}

import fs from "node:fs";
import path from "node:path";
import { setFuses, shippedFuses } from "./fuses.mjs";

/** @param {import("electron-builder").AfterPackContext} context  @returns {string} the program, or the .app folder */
export function packedProgram({ appOutDir, packager, electronPlatformName }) {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === "darwin") return path.join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === "win32") return path.join(appOutDir, `${productFilename}.exe`);
  return path.join(appOutDir, packager.config.linux?.executableName ?? productFilename);
}

/**
 * The last change to the packed app before it is signed: no default app to fall back on, and every fuse set.
 * @param {import("electron-builder").AfterPackContext} context
 */
export async function afterPack(context) {
  const program = packedProgram(context);
  const resources =
    context.electronPlatformName === "darwin"
      ? path.join(program, "Contents", "Resources")
      : path.join(context.appOutDir, "resources");
  fs.rmSync(path.join(resources, "default_app.asar"), { force: true });
  await setFuses(program, shippedFuses);
}

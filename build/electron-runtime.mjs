import path from "node:path";
import { findFallbackRuntime } from "./setup/electron-fallback.mjs";
import { findOfficialRuntime } from "./setup/electron-official.mjs";
import { PlainFailure } from "./terminal.mjs";

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable   absolute path of the `electron` program
 * @property {string} folder       its distribution's folder, as electron-builder's `electronDist` wants it
 * @property {string} version      such as `45.4.1`
 * @property {boolean} isFallback  true for the stand-in that a release build refuses
 */

/**
 * The Electron that this machine has: the official one where it could be downloaded, else the fallback.
 * @returns {ElectronRuntime}
 * @throws {PlainFailure} when set-up has not run
 */
export function electronRuntime() {
  const official = findOfficialRuntime();
  const found = official ?? findFallbackRuntime();
  if (found === undefined)
    throw new PlainFailure("There is no Electron runtime yet: run `npm run setup` first.");
  return { ...found, folder: distributionFolder(found.executable), isFallback: official === undefined };
}

/** @param {string} executable  on macOS inside `Electron.app/Contents/MacOS`, elsewhere at the top */
function distributionFolder(executable) {
  return process.platform === "darwin" ? path.resolve(executable, "../../../..") : path.dirname(executable);
}

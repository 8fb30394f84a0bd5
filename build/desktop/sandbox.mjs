import fs from "node:fs";
import path from "node:path";
import { run } from "../child-processes.mjs";

/** @param {string} runtimeFolder  @returns {boolean} whether Chromium's set-uid helper is installed in it */
function hasSetUidHelper(runtimeFolder) {
  const helper = fs.statSync(path.join(runtimeFolder, "chrome-sandbox"), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4111) === 0o4111;
}

/**
 * Why Chromium cannot sandbox itself here, if it cannot: as root it refuses to, and others need either user namespaces
 * or the set-uid helper that only an installed package brings.
 * @param {string} runtimeFolder  the folder of the Electron program
 * @returns {Promise<string | undefined>} the reason, as half a sentence
 */
export async function whyNoSandbox(runtimeFolder) {
  if (process.platform !== "linux") return undefined;
  if (process.getuid?.() === 0) return "you are root";
  if (hasSetUidHelper(runtimeFolder)) return undefined;
  const { code } = await run("unshare", ["--user", "--map-root-user", "true"], { quiet: true });
  return code === 0 ? undefined : "this system forbids user namespaces";
}

/**
 * @param {string} runtimeFolder  the folder of the Electron program
 * @returns {Promise<string[]>} what an Electron program that lies there has to be started with on this machine
 */
export async function sandboxArguments(runtimeFolder) {
  return (await whyNoSandbox(runtimeFolder)) === undefined ? [] : ["--no-sandbox"];
}

import fs from "node:fs";
import { createRequire } from "node:module";
import { runNode } from "../child-processes.mjs";
import { inProject } from "../project-folders.mjs";

const electronPackage = inProject("node_modules", "electron");

/** How long a server may take to answer at all; and a whole download, once one has answered. */
const answerWithinMs = 8_000;
const downloadWithinMs = 20 * 60_000;

/** @returns {string} the version of Electron that the lockfile names */
export function officialVersion() {
  return createRequire(import.meta.url)(`${electronPackage}/package.json`).version;
}

/**
 * The Electron that the `electron` package downloaded, if it did.
 * @returns {{ executable: string, version: string } | undefined}
 */
export function findOfficialRuntime() {
  const dist = `${electronPackage}/dist`;
  try {
    const executable = `${dist}/${fs.readFileSync(`${electronPackage}/path.txt`, "utf8")}`;
    const version = fs.readFileSync(`${dist}/version`, "utf8").trim().replace(/^v/, "");
    return version === officialVersion() && fs.existsSync(executable) ? { executable, version } : undefined;
  } catch {
    return undefined; // not downloaded, or not to the end
  }
}

/** Whether the download's server answers; through a proxy only the downloader itself can tell. */
async function isServerReachable() {
  if (process.env["HTTPS_PROXY"] ?? process.env["https_proxy"]) return true;
  const mirror = process.env["ELECTRON_MIRROR"] ?? process.env["npm_config_electron_mirror"];
  const url = mirror ?? "https://github.com/electron/electron/releases/";
  return fetch(url, { method: "HEAD", signal: AbortSignal.timeout(answerWithinMs) }).then(
    () => true,
    () => false,
  );
}

/**
 * Downloads the official Electron in the `electron` package's own way, which checks the archive against the hashes in
 * that package. An archive in Electron's cache serves too, so it is tried even when nobody answers.
 * @returns {Promise<boolean>} whether it is there now
 */
export async function downloadOfficialRuntime() {
  const timeoutMs = (await isServerReachable()) ? downloadWithinMs : answerWithinMs;
  await runNode(`${electronPackage}/install.js`, [], { quiet: true, timeoutMs });
  return findOfficialRuntime() !== undefined;
}

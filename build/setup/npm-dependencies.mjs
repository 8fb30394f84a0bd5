import fs from "node:fs/promises";
import { npmCommand, runOrFail } from "../child-processes.mjs";
import { inProject } from "../project-folders.mjs";
import { timed } from "../terminal.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Promise<Record<string, LockedPackage> | undefined>}  by folder; undefined when there is no such file
 */
async function lockedPackages(file) {
  try {
    const { packages } = JSON.parse(await fs.readFile(file, "utf8"));
    delete packages[""];
    return packages;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Whether node_modules holds what the lockfile says. npm writes `node_modules/.package-lock.json` as the last act of
 * every install, so an interrupted one does not count. Optional packages of other platforms may be absent.
 */
async function isInstalled() {
  const wanted = await lockedPackages(inProject("package-lock.json"));
  const installed = await lockedPackages(inProject("node_modules", ".package-lock.json"));
  if (wanted === undefined || installed === undefined) return false;
  /** @param {LockedPackage | undefined} left @param {LockedPackage | undefined} right */
  const same = (left, right) => left?.version === right?.version && left?.integrity === right?.integrity;
  const allPresent = Object.entries(wanted).every(
    ([folder, locked]) =>
      same(locked, installed[folder]) ||
      (installed[folder] === undefined && (locked.optional === true || locked.devOptional === true)),
  );
  return allPresent && Object.entries(installed).every(([folder, found]) => same(wanted[folder], found));
}

/** Installs the npm packages of the lockfile, unless they are there already. */
export async function installNpmDependencies() {
  if (await isInstalled()) return;
  const [program, ...args] = npmCommand("ci", "--no-audit", "--no-fund", "--loglevel=error");
  await timed("Installing the npm packages of package-lock.json (about a minute)", () =>
    runOrFail(program, args, {
      failure:
        "npm ci failed; check the network or the registry that npm is set to, and run the same command again.",
    }),
  );
}

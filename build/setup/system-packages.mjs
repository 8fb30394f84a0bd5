import fs from "node:fs";
import path from "node:path";
import { run, runOrFail } from "../child-processes.mjs";
import { PlainFailure, say, timed } from "../terminal.mjs";

/**
 * One thing that Linux has to bring, and the Debian packages that may hold it (newer name first).
 * @typedef {{ library: string, packages: string[] } | { program: string, packages: string[] }} SystemPart
 */

/** What Electron and the keychain module load. @type {SystemPart[]} */
const appParts = [
  { library: "libgtk-3.so.0", packages: ["libgtk-3-0t64", "libgtk-3-0"] },
  { library: "libnss3.so", packages: ["libnss3"] },
  { library: "libasound.so.2", packages: ["libasound2t64", "libasound2"] },
  { library: "libgbm.so.1", packages: ["libgbm1"] },
  { library: "libsecret-1.so.0", packages: ["libsecret-1-0"] },
  { library: "libatk-bridge-2.0.so.0", packages: ["libatk-bridge2.0-0t64", "libatk-bridge2.0-0"] },
  { library: "libcups.so.2", packages: ["libcups2t64", "libcups2"] },
];

/** What stands in for a screen. @type {SystemPart[]} */
const displayParts = [{ program: "Xvfb", packages: ["xvfb"] }];

/** What stands in for a desktop's keychain. @type {SystemPart[]} */
const keyringParts = [
  { program: "dbus-daemon", packages: ["dbus-daemon", "dbus"] },
  { program: "dbus-send", packages: ["dbus-bin", "dbus"] },
  { program: "gnome-keyring-daemon", packages: ["gnome-keyring"] },
];

/** @param {string} program  @returns {boolean} whether it stands on PATH */
export function isOnPath(program) {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .some((folder) => fs.existsSync(path.join(folder, program)));
}

/** @param {SystemPart[]} parts  @returns {Promise<SystemPart[]>} those that this machine lacks */
async function missingOf(parts) {
  const { code, output } = await run("/sbin/ldconfig", ["-p"], { quiet: true });
  return parts.filter((part) =>
    "program" in part ? !isOnPath(part.program) : code === 0 && !output.includes(`\t${part.library} `),
  );
}

/** @param {SystemPart} part  @returns {Promise<string>} the package's name on this release */
async function packageName(part) {
  for (const name of part.packages) {
    const { output } = await run("apt-cache", ["policy", name], { quiet: true });
    if (/Candidate: (?!\(none\))/.test(output)) return name;
  }
  return part.packages.at(-1) ?? "";
}

/** @returns {Promise<string[] | undefined>} how to become root without being asked, `[]` for who is root already */
async function wayToRoot() {
  if (process.getuid?.() === 0) return [];
  return (await run("sudo", ["-n", "true"], { quiet: true })).code === 0 ? ["sudo", "-n"] : undefined;
}

/** @param {SystemPart[]} missing */
const namesOf = (missing) =>
  missing.map((part) => ("program" in part ? part.program : part.library)).join(", ");

/** @param {SystemPart[]} missing */
async function installMissing(missing) {
  if (!isOnPath("apt-get")) {
    throw new PlainFailure(
      `This system lacks: ${namesOf(missing)}. Install the packages that hold them with your package manager and run the same command again.`,
    );
  }
  const root = await wayToRoot();
  if (root === undefined) {
    const names = await Promise.all(missing.map(packageName));
    throw new PlainFailure(
      `This system lacks: ${namesOf(missing)}. Run this, then the same command again:\n\n  sudo apt-get update && sudo apt-get install -y ${names.join(" ")}\n`,
    );
  }
  say(`This system lacks: ${namesOf(missing)}`);
  await timed("Installing what is missing with apt-get", async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    /** @param {...string} args */
    const aptGet = (...args) => {
      const [program = "", ...rest] = [...root, "apt-get", ...args];
      return runOrFail(program, rest, { quiet: true, env, failure: `apt-get ${args[0]} failed.` });
    };
    await aptGet("update");
    await aptGet(
      "install",
      "-y",
      "--no-install-recommends",
      ...(await Promise.all(missing.map(packageName))),
    );
  });
}

/**
 * Makes sure that Linux has what the app needs: installs it where that is allowed, else stops with the command to run.
 * Other systems bring everything themselves.
 * @param {{ display: boolean, keyring: boolean }} standIns  which stand-ins of a desktop are needed as well
 * @throws {PlainFailure}
 */
export async function installSystemPackages({ display, keyring }) {
  if (process.platform !== "linux") return;
  const missing = await missingOf([
    ...appParts,
    ...(display ? displayParts : []),
    ...(keyring ? keyringParts : []),
  ]);
  if (missing.length > 0) await installMissing(missing);
}

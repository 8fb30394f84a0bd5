// Runs a command as if on a desktop of its own: a screen, a session bus, a keychain, a home folder.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { run } from "../child-processes.mjs";
import { startLockedKeyring, startUnlockedKeyring } from "./private-keyring.mjs";
import { startSessionBus } from "./session-bus.mjs";
import { startVirtualDisplay } from "./virtual-display.mjs";

/**
 * Which keychain the command finds, and which home folder with it:
 * - `throw-away`: an unlocked one, deleted at the end, in a home folder that is deleted too;
 * - `none`: no keychain, though there is a session bus; throw-away home folder;
 * - `locked`: one that exists and is locked; throw-away home folder;
 * - `{ folder }`: one kept in that folder, for the next session to find; the person's own home folder;
 * - `desktop`: whatever the desktop has; nothing is started.
 * @typedef {"throw-away" | "none" | "locked" | "desktop" | { folder: string }} Keyring
 */

/**
 * @typedef {object} SessionOptions
 * @property {boolean} [virtualDisplay]  show windows on a screen that nobody sees (default: true)
 * @property {Keyring} [keyring]         default: `throw-away`
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @param {string} folder  mode 0700, as the session bus and gnome-keyring demand */
function makePrivateFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** @param {string} home  a throw-away home folder */
function environmentOfHome(home) {
  return {
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, ".config"),
    XDG_CACHE_HOME: path.join(home, ".cache"),
    XDG_DATA_HOME: path.join(home, ".local", "share"),
  };
}

/**
 * The password of a kept keyring lies beside it, so only the folder's permissions protect it: enough for trying the
 * app out, and the person is told.
 * @param {string} folder
 */
function passwordOf(folder) {
  const file = path.join(makePrivateFolder(folder), "password");
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(16).toString("hex"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8");
}

/** @param {Exclude<Keyring, "desktop">} keyring  @param {NodeJS.ProcessEnv} env */
async function startKeyring(keyring, env) {
  if (keyring === "none") return undefined;
  if (keyring === "locked") return startLockedKeyring(env);
  if (keyring === "throw-away") return startUnlockedKeyring(env, randomBytes(16).toString("hex"));
  return startUnlockedKeyring({ ...env, XDG_DATA_HOME: keyring.folder }, passwordOf(keyring.folder));
}

/**
 * Runs a command in a desktop session of its own, which ends with it. Only on Linux: Windows and macOS always have a
 * desktop and a keychain, and there the command just runs.
 * @param {readonly [string, ...string[]]} command  program and arguments
 * @param {SessionOptions} [options]
 * @returns {Promise<number>} the command's exit code
 */
export async function runInDesktopSession([program, ...args], options = {}) {
  const { virtualDisplay = true, keyring = "throw-away", env = {} } = options;
  if (process.platform !== "linux") return (await run(program, args, { env })).code;

  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-session-"));
  /** @type {(() => unknown)[]} */
  const closers = [() => fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })];
  /** @type {NodeJS.ProcessEnv} */
  const session = {};
  try {
    if (virtualDisplay) {
      const screen = await startVirtualDisplay();
      closers.unshift(screen.close);
      Object.assign(session, { DISPLAY: screen.display, WAYLAND_DISPLAY: undefined });
    }
    if (keyring !== "desktop") {
      const bus = await startSessionBus();
      closers.unshift(bus.close);
      if (typeof keyring === "string")
        Object.assign(session, environmentOfHome(path.join(temporary, "home")));
      session["DBUS_SESSION_BUS_ADDRESS"] = bus.address;
      session["XDG_RUNTIME_DIR"] = makePrivateFolder(path.join(temporary, "run"));
      const opened = await startKeyring(keyring, session);
      if (opened !== undefined) closers.unshift(opened.close);
    }
    return (await run(program, args, { env: { ...session, ...env } })).code;
  } finally {
    for (const close of closers) await close();
  }
}

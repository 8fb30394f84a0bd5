import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "../child-processes.mjs";
import { PlainFailure } from "../terminal.mjs";

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} destination
 * @param {...string} call  path, method and arguments of one D-Bus call
 * @returns {Promise<string>} the reply, empty when there is none
 */
async function askBus(env, destination, ...call) {
  const args = ["--session", "--print-reply=literal", `--dest=${destination}`, ...call];
  const { code, output } = await run("dbus-send", args, { quiet: true, timeoutMs: 3_000, env });
  return code === 0 ? output.trim() : "";
}

/** @param {NodeJS.ProcessEnv} env  @returns {Promise<boolean>} whether a keychain daemon has come up on the bus */
async function isServed(env) {
  const busInterface = "org.freedesktop.DBus";
  const method = `${busInterface}.NameHasOwner`;
  const reply = await askBus(env, busInterface, "/", method, "string:org.freedesktop.secrets");
  return reply === "boolean true";
}

/** @param {NodeJS.ProcessEnv} [env]  @returns {Promise<boolean>} whether the keychain has a place to put secrets */
async function hasDefaultCollection(env = {}) {
  const service = "org.freedesktop.secrets";
  const method = "org.freedesktop.Secret.Service.ReadAlias";
  const reply = await askBus(env, service, "/org/freedesktop/secrets", method, "string:default");
  return reply.startsWith("/org/freedesktop/secrets/collection/");
}

/** Whether the desktop that this process runs in has a keychain. Asking starts it, where the desktop has one. */
export async function hasDesktopKeyring() {
  return process.env["DBUS_SESSION_BUS_ADDRESS"] !== undefined && hasDefaultCollection();
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} password  undefined: leave the keyring locked
 * @param {() => Promise<boolean>} isReady
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
async function startDaemon(env, password, isReady) {
  const unlock = password === undefined ? [] : ["--unlock"];
  const daemon = spawn("gnome-keyring-daemon", ["--foreground", "--components=secrets", ...unlock], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true, // ctrl-C ends the command first, then this
    env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => daemon.once("error", resolve).once("exit", resolve));
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  daemon.stdin.on("error", () => (hasEnded = true)).end(password);
  const close = async () => {
    daemon.kill();
    await ended;
  };
  for (let attempt = 0; attempt < 200 && !hasEnded; attempt++) {
    if ((await isServed(env)) && (await isReady())) return { close };
    await delay(25);
  }
  await close();
  throw new PlainFailure("gnome-keyring could not be started; run `npm run setup`.");
}

/**
 * Starts a gnome-keyring on a session bus. Its login keyring is made at the first start and found again in
 * `XDG_DATA_HOME` by the next.
 * @param {NodeJS.ProcessEnv} env  with the bus's address and XDG_DATA_HOME
 * @param {string} password  of the login keyring; the same each time
 */
export function startUnlockedKeyring(env, password) {
  return startDaemon(env, password, () => hasDefaultCollection(env));
}

/**
 * Starts a gnome-keyring whose login keyring exists but is locked, with nobody there to be asked for its password.
 * @param {NodeJS.ProcessEnv} env  with the bus's address and XDG_DATA_HOME
 */
export async function startLockedKeyring(env) {
  const unlocked = await startUnlockedKeyring(env, "nobody knows");
  await unlocked.close();
  return startDaemon(env, undefined, () => hasDefaultCollection(env));
}

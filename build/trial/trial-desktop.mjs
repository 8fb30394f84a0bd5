import path from "node:path";
import { hasDesktopKeyring } from "../desktop/private-keyring.mjs";
import { whyNoSandbox } from "../desktop/sandbox.mjs";
import { runInDesktopSession } from "../desktop/session.mjs";
import { electronRuntime } from "../electron-runtime.mjs";
import { projectFolder, trialFolder } from "../project-folders.mjs";
import { sayLoudly } from "../terminal.mjs";

/**
 * What this machine's desktop lacks for the app.
 * @returns {Promise<{ display: boolean, keyring: boolean }>}
 */
export async function missingFromDesktop() {
  if (process.platform !== "linux") return { display: false, keyring: false };
  return {
    display: !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"],
    keyring: !(await hasDesktopKeyring()),
  };
}

/** @param {string} folder  of the Electron program */
async function sandboxSwitch(folder) {
  const reason = await whyNoSandbox(folder);
  if (reason === undefined) return [];
  sayLoudly(
    `Chromium's sandbox is OFF for this trial, because ${reason}. Do not try out untrusted files like this.`,
  );
  return ["--no-sandbox"];
}

/**
 * Opens the app as one person, with a user folder of their own, and waits until it is closed.
 * @param {{ profile: string, serverOrigin: string, args: readonly string[] }} person
 * @returns {Promise<number>} the app's exit code
 */
export async function openTrialApp({ profile, serverOrigin, args }) {
  const missing = await missingFromDesktop();
  const profileFolder = path.join(trialFolder, "profiles", profile);
  if (missing.display)
    sayLoudly("There is no display: the app runs on a virtual one (Xvfb), where nobody sees it.");
  if (missing.keyring) {
    sayLoudly(
      `There is no keychain: a private gnome-keyring runs for this trial, protected only by the permissions of ${profileFolder}`,
    );
  }
  const { executable, folder } = electronRuntime();
  return runInDesktopSession(
    [
      executable,
      projectFolder,
      `--user-data-dir=${path.join(profileFolder, "user-data")}`,
      ...(await sandboxSwitch(folder)),
      ...args,
    ],
    {
      virtualDisplay: missing.display,
      keyring: missing.keyring ? { folder: path.join(profileFolder, "keyring") } : "desktop",
      env: { KEYFERRY_SERVER: serverOrigin },
    },
  );
}

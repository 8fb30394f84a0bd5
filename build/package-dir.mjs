// Packages the app as a folder for the end-to-end tests: release/linux-unpacked as it ships, and
// release/linux-unpacked-e2e, which differs by the one fuse that Playwright needs.
import { bundle } from "./bundle/bundle.mjs";
import { electronRuntime } from "./electron-runtime.mjs";
import { hashInputs, unlessDone } from "./input-hash.mjs";
import { inProject } from "./project-folders.mjs";
import { setUp } from "./setup/set-up.mjs";
import { PlainFailure, runCommand, timed } from "./terminal.mjs";

const packed = inProject("release", "linux-unpacked");
const copy = inProject("release", "linux-unpacked-e2e");
const executable = "keyferry";

const inputs = [
  "dist/electron",
  "dist/renderer",
  "build/electron-builder.config.mjs",
  "build/packaging",
  "build/icons",
  "package.json",
  "package-lock.json",
];

runCommand(async () => {
  if (process.platform !== "linux") throw new PlainFailure("The end-to-end tests run on Linux only.");
  await setUp({ display: true, keyring: true });
  await bundle("app", "server", "mock");
  const { executable: runtime, version } = electronRuntime();
  const done = {
    note: inProject("release", ".packed-from"),
    hash: hashInputs(inputs, `${version} ${runtime}`),
    results: [`${packed}/${executable}`, `${copy}/${executable}`],
  };
  await unlessDone(done, () =>
    timed("Packaging the app as a folder", async () => {
      const { pack } = await import("./packaging/pack.mjs");
      const { checkFuses } = await import("./packaging/fuses.mjs");
      const { makePlaywrightCopy } = await import("./packaging/playwright-copy.mjs");
      await pack("linux", { folderOnly: true, isRelease: false });
      await checkFuses(`${packed}/${executable}`, { all: false });
      await makePlaywrightCopy(packed, copy, executable);
    }),
  );
});

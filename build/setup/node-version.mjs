import { PlainFailure } from "../terminal.mjs";

/** The oldest Node that the project's tools run on; `engines` in package.json says the same. */
const oldest = { major: 20, minor: 19 };

/** @throws {PlainFailure} on an older Node */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  throw new PlainFailure(
    `Keyferry needs Node ${oldest.major}.${oldest.minor} or newer; this is ${process.versions.node}. Install a newer Node from nodejs.org and run the same command again.`,
  );
}

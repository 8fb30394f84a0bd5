import { PlainFailure } from "../terminal.mjs";

/** The oldest Node that the project's tools run on; `engines` in package.json says the same. */
const oldest = [20, 19];

/** @throws {PlainFailure} on an older Node */
export function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new PlainFailure(
    `Keyferry needs Node ${oldest.join(".")} or newer; this is ${process.versions.node}. Install a newer Node from nodejs.org and run the same command again.`,
  );
}

import { app } from "electron";
import { runRoundTrips } from "./round-trip";
import { runVectors } from "./run-vectors";

/**
 * An Electron main process that runs the vectors, prints one line of JSON and exits.
 * `KEYFERRY_VECTORS_IN_ELECTRON` is the folder of vectors, or empty when there is none.
 */
async function main(): Promise<void> {
  const folder = process.env["KEYFERRY_VECTORS_IN_ELECTRON"] ?? "";
  const { electron, node } = process.versions;
  const suites = [...runVectors(folder === "" ? null : folder), await runRoundTrips()];
  process.stdout.write(`${JSON.stringify({ electron, node, suites })}\n`);
}

main().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  },
);

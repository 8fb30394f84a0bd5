import { app } from "electron";
import { runVectors } from "./run-vectors";

/** An Electron main process that runs the vectors, prints one line of JSON and exits. Usage: <folder or empty> */

const folder = process.env["KEYFERRY_VECTORS_IN_ELECTRON"] ?? "";
const { electron, node, modules } = process.versions;
const openssl = process.versions["openssl"];
const suites = runVectors(folder === "" ? null : folder);
process.stdout.write(`${JSON.stringify({ versions: { electron, node, modules, openssl }, suites })}\n`);
app.exit(0);

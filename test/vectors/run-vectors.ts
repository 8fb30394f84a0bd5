import path from "node:path";
import { runRfcVectors } from "./rfc";
import type { SuiteResult } from "./vector-suite";
import { runWycheproof } from "./wycheproof";

/**
 * Runs every vector through `shared/crypto`, wherever this is executed: Node or Electron.
 * @param folder the shared vectors, with `wycheproof/` in it; null runs only those typed in from RFCs
 */
export function runVectors(folder: string | null): SuiteResult[] {
  const outside = folder === null ? [] : runWycheproof(path.join(folder, "wycheproof"));
  return [...runRfcVectors(), ...outside];
}

import path from "node:path";
import { runMerkle } from "./merkle";
import { runRfcVectors } from "./rfc";
import type { SuiteResult } from "./vector-suite";
import { runWycheproof } from "./wycheproof";

/**
 * Runs every vector through `shared/crypto` and `shared/log`, wherever this is executed: Node or Electron.
 * @param folder the shared vectors, with `wycheproof/` and `merkle/` in it; null runs only those typed in from RFCs
 */
export function runVectors(folder: string | null): SuiteResult[] {
  if (folder === null) return runRfcVectors();
  return [
    ...runRfcVectors(),
    ...runWycheproof(path.join(folder, "wycheproof")),
    ...runMerkle(path.join(folder, "merkle")),
  ];
}

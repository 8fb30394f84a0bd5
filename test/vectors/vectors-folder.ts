import { existsSync } from "node:fs";
import path from "node:path";

/** Where the public vectors are kept, outside the project; null, said out loud, when they are absent. */
export function findVectorsFolder(): string | null {
  const folder = path.resolve(process.env["KEYFERRY_VECTORS"] ?? "../shared/vectors");
  if (existsSync(path.join(folder, "wycheproof"))) return folder;
  console.warn(`Skipped: the Wycheproof vectors are not in ${folder}. Set KEYFERRY_VECTORS to their folder.`);
  return null;
}

import { existsSync } from "node:fs";
import path from "node:path";

/** Where the public vectors are kept, outside the project; null, said out loud, when they are absent. */
export function findVectorsFolder(): string | null {
  const folder = path.resolve(process.env["KEYFERRY_VECTORS"] ?? "../shared/vectors");
  const missing = ["wycheproof", "merkle"].filter((name) => !existsSync(path.join(folder, name)));
  if (missing.length === 0) return folder;
  const names = missing.join(" and ");
  console.warn(
    `Skipped: the Wycheproof and Merkle vectors, because there is no ${names} in ${folder}. ` +
      "Set KEYFERRY_VECTORS to their folder.",
  );
  return null;
}

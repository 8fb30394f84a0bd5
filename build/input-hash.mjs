// Work is skipped when its inputs' hash is the one noted when it was last done.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { projectFolder } from "./project-folders.mjs";

/** @param {string} file  @returns {string[]} absolute paths of the files at or below it, in a fixed order */
function filesBelow(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [file];
  return fs
    .readdirSync(file)
    .sort()
    .flatMap((name) => filesBelow(path.join(file, name)));
}

/**
 * @param {readonly string[]} inputs  files and folders, from the repository's folder; what is absent counts as empty
 * @param {string} [settings]  whatever else the result depends on
 * @returns {string} a hash over names and contents
 */
export function hashInputs(inputs, settings = "") {
  const hash = createHash("sha256").update(settings);
  for (const file of inputs.flatMap((input) => filesBelow(path.resolve(projectFolder, input)))) {
    const content = fs.readFileSync(file);
    hash.update(`\0${path.relative(projectFolder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Does the work unless it was done for the same inputs and its results are still there.
 * @param {{ note: string, hash: string, results: readonly string[] }} done  `note`: where the hash is kept;
 *   `results`: paths that must exist (all absolute)
 * @param {() => Promise<void>} work
 */
export async function unlessDone({ note, hash, results }, work) {
  const noted = fs.existsSync(note) ? fs.readFileSync(note, "utf8") : undefined;
  if (noted === hash && results.every((result) => fs.existsSync(result))) return;
  fs.rmSync(note, { force: true });
  await work();
  fs.mkdirSync(path.dirname(note), { recursive: true });
  fs.writeFileSync(note, hash);
}

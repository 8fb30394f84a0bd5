import fs from "node:fs";
import path from "node:path";
import { setFuses } from "./fuses.mjs";

/**
 * Copies a packed app for Playwright, which can only drive one that accepts --inspect: all the same files, by hard
 * links, but for the program, which is a copy of its own with that one fuse changed.
 * @param {string} packed  folder of the packed app
 * @param {string} copy    folder to make; an older one is replaced
 * @param {string} executable  the program's name in it
 */
export async function makePlaywrightCopy(packed, copy, executable) {
  fs.rmSync(copy, { recursive: true, force: true });
  for (const entry of fs.readdirSync(packed, { recursive: true, withFileTypes: true })) {
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(copy, path.relative(packed, source));
    fs.mkdirSync(entry.isDirectory() ? target : path.dirname(target), { recursive: true });
    if (entry.isFile()) fs.linkSync(source, target);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
  }
  const program = path.join(copy, executable);
  fs.rmSync(program);
  fs.copyFileSync(path.join(packed, executable), program);
  await setFuses(program, { EnableNodeCliInspectArguments: true });
}

import { randomBytes } from "node:crypto";
import { isAbsolute, join, relative, sep } from "node:path";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/**
 * Makes a folder of the app's own in one that the person chose, where decrypted files can lie: only the app's own folder is
 * ever wiped, never the chosen one. Proves that files can be written there.
 * @param vaultFolders folders of vaults, which plaintext must stay out of
 * @returns the new folder's path
 * @throws KeyferryError `place-in-vault`; `permission-denied`, `disk-full` and others of the file system
 */
export async function privateFolderIn(
  files: Files,
  chosen: string,
  vaultFolders: readonly string[],
): Promise<string> {
  if (vaultFolders.some((vault) => isInside(chosen, vault))) throw new KeyferryError("place-in-vault");
  const folder = join(chosen, `keyferry-opened-${randomBytes(4).toString("hex")}`);
  await files.makeFolder(folder, 0o700);
  try {
    const trial = join(folder, "trial");
    await files.writeAtomically(trial, "x");
    await files.removeFile(trial);
  } catch (error) {
    await files.removeTree(folder).catch(() => undefined);
    throw error;
  }
  return folder;
}

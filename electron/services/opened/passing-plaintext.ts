import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Files } from "../ports";
import type { OpenedFolders } from "./opened-folders";

/**
 * Gives `work` a private folder for plaintext that is on its way, and removes it whatever happens. After a crash the next start
 * does, as with all in these folders.
 */
export async function withPassingPlaintext<T>(
  { files, folders }: { readonly files: Files; readonly folders: Pick<OpenedFolders, "openedFolder"> },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const openedFolder = folders.openedFolder();
  const folder = join(openedFolder, randomUUID());
  await files.makeFolder(openedFolder, 0o700);
  await files.makeFolder(folder, 0o700);
  try {
    return await work(folder);
  } finally {
    await files.removeTree(folder);
  }
}

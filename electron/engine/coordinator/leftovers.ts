import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { isAbandoned, isTemporaryName } from "../../adapters/file-system/temporary-files";

/** Removes what killed processes left in these folders; a folder or file that cannot be looked at is passed over. */
export async function removeLeftovers(folders: readonly string[]): Promise<number> {
  let removed = 0;
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter(isTemporaryName)) {
      if (await removeIfAbandoned(join(folder, name))) removed += 1;
    }
  }
  return removed;
}

async function removeIfAbandoned(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await lstat(path);
    if (!isAbandoned(path, mtimeMs)) return false;
    await unlink(path);
    return true;
  } catch {
    // Somebody else removed it, or it is not ours to remove.
    return false;
  }
}

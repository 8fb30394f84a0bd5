import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** Files by their path relative to a folder; folders without files are there with a slash at the end and no content. */
export type FolderContent = Map<string, Buffer>;

export async function readFolder(folder: string): Promise<FolderContent> {
  const content: FolderContent = new Map();
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true });
    if (entries.length === 0 && path !== folder) content.set(`${relative(folder, path)}/`, Buffer.alloc(0));
    for (const entry of entries) {
      const entryPath = join(path, entry.name);
      if (entry.isDirectory()) await walk(entryPath);
      else content.set(relative(folder, entryPath), await readFile(entryPath));
    }
  };
  await walk(folder);
  return content;
}

export async function writeFolder(
  folder: string,
  content: ReadonlyMap<string, Uint8Array | string>,
): Promise<void> {
  for (const [path, bytes] of content) {
    const target = join(folder, path);
    if (path.endsWith("/")) await mkdir(target, { recursive: true });
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
  }
}

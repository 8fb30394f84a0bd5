import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** What a folder holds: each file's content by its path relative to the folder; an empty folder has a slash at the end. */
export type FolderContent = Map<string, string>;

/** Bytes as they are compared: short text as it is, anything else by length and SHA-256. */
export function contentOf(bytes: Uint8Array | string): string {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("utf8");
  if (buffer.length <= 100 && Buffer.from(text, "utf8").equals(buffer)) return text;
  return `${buffer.length} bytes ${createHash("sha256").update(buffer).digest("hex")}`;
}

export async function readFolder(folder: string): Promise<FolderContent> {
  const content: FolderContent = new Map();
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true });
    if (entries.length === 0 && path !== folder) content.set(`${relative(folder, path)}/`, "");
    for (const entry of entries) {
      const entryPath = join(path, entry.name);
      if (entry.isDirectory()) await walk(entryPath);
      else content.set(relative(folder, entryPath), contentOf(await readFile(entryPath)));
    }
  };
  await walk(folder);
  return sorted(content);
}

/** Sorted by path, so that two are compared quickly. */
export function sorted(content: Iterable<readonly [string, string]>): FolderContent {
  return new Map([...content].sort(([a], [b]) => (a < b ? -1 : 1)));
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

import { constants, type Stats } from "node:fs";
import {
  chmod,
  copyFile,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  unlink,
  utimes,
} from "node:fs/promises";
import { dirname } from "node:path";
import { KeyferryError } from "../../services/keyferry-error";
import type { FileStatus, Files, FolderEntry } from "../../services/ports/files";
import { fileErrorCode, systemErrorName } from "./file-error";
import { syncFolder } from "./folder-sync";
import { watchFolder } from "./folder-watch";
import { claimTemporaryPath, releaseTemporaryPath } from "./temporary-files";

/** The local file system behind the port of the services. */
export function createLocalFiles(): Files {
  return {
    read: (path, maxBytes) => mappingErrors(() => readWhole(path, maxBytes)),
    readStart: (path, length) => mappingErrors(() => withFile(path, (file) => readUpTo(file, length))),
    writeAtomically: (path, content, mode) => mappingErrors(() => replaceFile(path, content, mode)),
    append: (path, content) => mappingErrors(() => appendDurably(path, content)),
    truncate: (path, length) => mappingErrors(() => truncateDurably(path, length)),
    readRange: (path, from, length) =>
      mappingErrors(() => withFile(path, (file) => readUpTo(file, length, from))),
    status: (path) => mappingErrors(() => statusOf(path)),
    list: (folder) => mappingErrors(() => entriesOf(folder)),
    makeFolder: (path, mode) => mappingErrors(() => createFolder(path, mode)),
    rename: (from, to) => mappingErrors(() => renameDurably(from, to)),
    move: (from, to) => mappingErrors(() => moveAnywhere(from, to)),
    sync: (folder) => mappingErrors(() => syncFolder(folder)),
    makeReadOnly: (path) => mappingErrors(() => chmod(path, OWNER_MAY_READ)),
    removeFile: (path) => mappingErrors(() => removeIfPresent(path)),
    removeTree: (path) => mappingErrors(() => rm(path, { recursive: true, force: true, maxRetries: 3 })),
    watch: watchFolder,
  };
}

const OWNER_MAY_READ = 0o400;

/** Turns what the file system throws into a KeyferryError; the detail is the system's error name, without paths. */
async function mappingErrors<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === null) throw error;
    throw new KeyferryError(code, systemErrorName(error) ?? undefined, { cause: error });
  }
}

/**
 * Opening a named pipe must not wait for somebody to write to it.
 * Windows lacks the flag, which is undefined there and so adds nothing.
 */
const OPEN_TO_READ = constants.O_RDONLY | constants.O_NONBLOCK;

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, OPEN_TO_READ);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function readUpTo(file: FileHandle, length: number, from = 0): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.slice(0, filled);
}

function readWhole(path: string, maxBytes: number): Promise<Uint8Array> {
  return withFile(path, async (file) => {
    const { size } = await file.stat();
    if (size > maxBytes) throw new KeyferryError("container-damaged", "longer than it may be");
    const bytes = await readUpTo(file, size + 1);
    if (bytes.length !== size) throw new KeyferryError("file-changed-while-reading");
    return bytes;
  });
}

async function replaceFile(path: string, content: Uint8Array | string, mode?: number): Promise<void> {
  const temporary = claimTemporaryPath(path);
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await removeIfPresent(temporary);
    throw error;
  } finally {
    releaseTemporaryPath(temporary);
  }
  await syncFolder(dirname(path));
}

async function appendDurably(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, "a");
  try {
    const { size } = await file.stat();
    await file.appendFile(content);
    await file.sync();
    if (size > 0) return;
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

async function truncateDurably(path: string, length: number): Promise<void> {
  const status = await statusOf(path);
  if (status === null || status.size <= length) return;
  const file = await open(path, "r+");
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FolderEntry["kind"] {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}

async function statusOf(path: string): Promise<FileStatus | null> {
  let stats: Stats;
  try {
    stats = await lstat(path);
  } catch (error) {
    if (fileErrorCode(error) === "file-not-found") return null;
    throw error;
  }
  return { kind: kindOf(stats), size: stats.size, modifiedAt: stats.mtimeMs, mode: stats.mode };
}

async function entriesOf(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
}

async function createFolder(path: string, mode?: number): Promise<void> {
  await mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
}

async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

async function moveAnywhere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemErrorName(error) !== "EXDEV") throw error;
    await copyDurably(from, to);
    await unlink(from);
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  const temporary = claimTemporaryPath(to);
  try {
    await copyFile(from, temporary, constants.COPYFILE_EXCL);
    const { atime, mtime } = await lstat(from);
    const file = await open(temporary, "r+");
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await utimes(temporary, atime, mtime);
    await rename(temporary, to);
  } catch (error) {
    await removeIfPresent(temporary);
    throw error;
  } finally {
    releaseTemporaryPath(temporary);
  }
  await syncFolder(dirname(to));
}

async function removeIfPresent(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (systemErrorName(error) !== "ENOENT") throw error;
  }
}

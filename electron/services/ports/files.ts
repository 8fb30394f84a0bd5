export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

export interface FileStatus {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  readonly modifiedAt: number;
  readonly mode: number;
}

/** Told about one folder. */
export interface FolderListener {
  /** An entry of the folder came, went or changed, perhaps. Many may come for one change, and for changes of one's own. */
  readonly changed: () => void;
  /** The folder cannot be watched, or no longer; comes at most once, and nothing after it. */
  readonly failed: () => void;
}

/**
 * The file system as services see it: small whole files and folder listings. File content goes through the engine.
 * Failures are KeyferryErrors: "file-not-found", "permission-denied", "disk-full", "disk-error".
 */
export interface Files {
  /** The whole file; refuses one longer than `maxBytes` with "container-damaged" before reading it. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** The first `length` bytes, or fewer when the file is shorter. */
  readStart(path: string, length: number): Promise<Uint8Array>;
  /**
   * Temporary file beside the target, fsync, rename: a crash leaves the old or the new content.
   * @param mode who may read and write it, from its first byte on; as usual on this computer when absent
   */
  writeAtomically(path: string, content: Uint8Array | string, mode?: number): Promise<void>;
  /** Adds to the end of a file, which is made when it is not there; resolves once it is safely on disk. */
  append(path: string, content: Uint8Array): Promise<void>;
  /** Cuts a file to `length` bytes, safely on disk; nothing happens when it is not longer, or not there. */
  truncate(path: string, length: number): Promise<void>;
  /** The bytes [from, from + length), or fewer when the file ends before. */
  readRange(path: string, from: number, length: number): Promise<Uint8Array>;
  /** Null when there is nothing at `path`. Never follows a symbolic link. */
  status(path: string): Promise<FileStatus | null>;
  list(folder: string): Promise<FolderEntry[]>;
  makeFolder(path: string, mode?: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /**
   * Moves a file, in place of what is at `to`. To another file system it is copied, synced and renamed before the first one goes:
   * a crash leaves it whole in one of both places, or in both. `sync` on both folders makes it last.
   */
  move(from: string, to: string): Promise<void>;
  /** Makes what came to and went from a folder survive a power cut, as far as its file system does. */
  sync(folder: string): Promise<void>;
  /** Takes away the permission to write, the owner's too; nothing more than a hint where there are no such permissions. */
  makeReadOnly(path: string): Promise<void>;
  /** Removes a file; nothing happens when it is not there. */
  removeFile(path: string): Promise<void>;
  /** Removes a folder and all that is in it. The caller must own the whole folder (a private temporary one). */
  removeTree(path: string): Promise<void>;
  /** Listens to the entries of one folder, not to what lies deeper. @returns a function that ends the listening */
  watch(folder: string, listener: FolderListener): () => void;
}

import { closeSync, constants, mkdirSync, openSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { systemErrorName } from "../../adapters/file-system/file-error";
import { writeFully } from "./positioned-file";
import type { StagedFile } from "./publish";

const { O_CREAT, O_EXCL, O_RDWR } = constants;
/**
 * Whoever may write to the folder could put a link in the place of a temporary file between two runs.
 * Windows lacks the flag, which is undefined there and so adds nothing.
 */
const DO_NOT_FOLLOW = constants.O_NOFOLLOW;
/** Ciphertext is as readable as the person's other files; plaintext is nobody else's until it is given away on purpose. */
const CIPHERTEXT_MODE = 0o666;
const PLAINTEXT_MODE = 0o600;

export interface TemporaryFile {
  readonly descriptor: number;
  /** The folder was made for this file. */
  readonly newFolder: boolean;
}

/** Where a job writes. */
export interface JobPaths {
  readonly temporaryPath: string;
  readonly targetPath: string;
}

function create(path: string, mode: number): number {
  return openSync(path, O_CREAT | O_EXCL | O_RDWR, mode);
}

/** For a container. Makes the folder when only that one level is missing, such as `items/ab`. */
export function createForCiphertext(path: string): TemporaryFile {
  try {
    return { descriptor: create(path, CIPHERTEXT_MODE), newFolder: false };
  } catch (error) {
    if (systemErrorName(error) !== "ENOENT") throw error;
  }
  try {
    mkdirSync(dirname(path));
  } catch (error) {
    // Another worker made it in the meantime.
    if (systemErrorName(error) !== "EEXIST") throw error;
  }
  return { descriptor: create(path, CIPHERTEXT_MODE), newFolder: true };
}

export function createForPlaintext(path: string): TemporaryFile {
  return { descriptor: create(path, PLAINTEXT_MODE), newFolder: false };
}

/** For the further runs of a large file. */
export function reopenToWrite(path: string): number {
  return openSync(path, O_RDWR | DO_NOT_FOLLOW);
}

/** Writes a whole new container, not yet synced. */
export function stageContainer<T>(paths: JobPaths, parts: readonly Uint8Array[], value: T): StagedFile<T> {
  const temporary = createForCiphertext(paths.temporaryPath);
  try {
    writeFully(temporary.descriptor, parts, 0);
    const { temporaryPath, targetPath } = paths;
    return { temporary, temporaryPath, targetPath, target: "replace", value };
  } catch (error) {
    discard(paths.temporaryPath, temporary.descriptor);
    throw error;
  }
}

/** Closes and removes what a failed job began; its own failure must not hide the job's. */
export function discard(path: string, descriptor: number | null): void {
  try {
    if (descriptor !== null) closeSync(descriptor);
  } catch {
    // Closing may tell of a failed write once more; the file goes anyway.
  }
  try {
    unlinkSync(path);
  } catch {
    // Already gone, or the disk is: `removeLeftovers` finds it later.
  }
}

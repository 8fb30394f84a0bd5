import { closeSync, constants, fstatSync, openSync, readSync, writevSync } from "node:fs";
import { JobFailure } from "./failure";

/** What must stay the same while a file is read. */
export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly modifiedNs: bigint;
  readonly size: number;
}

/** A file that must stay as it was found. */
export interface WatchedFile {
  readonly path: string;
  readonly identity: FileIdentity;
}

export interface OpenedFile {
  readonly descriptor: number;
  readonly identity: FileIdentity;
  /** Permission and type bits. */
  readonly mode: number;
}

/**
 * Opening a named pipe must not wait for somebody to write to it.
 * Windows lacks this flag and the next, which are undefined there and so add nothing.
 */
const OPEN_TO_READ = constants.O_RDONLY | constants.O_NONBLOCK;
const DO_NOT_FOLLOW = constants.O_NOFOLLOW;

/**
 * Opens an ordinary file for positioned reads. Close the descriptor afterwards.
 * @param links whether `path` itself may be a symbolic link
 * @throws JobFailure "file-unsupported" for anything but an ordinary file
 */
export function openToRead(path: string, links: "follow" | "refuse"): OpenedFile {
  const descriptor = openSync(path, OPEN_TO_READ | (links === "refuse" ? DO_NOT_FOLLOW : 0));
  try {
    const stats = fstatSync(descriptor, { bigint: true });
    if (!stats.isFile()) throw new JobFailure("file-unsupported");
    return { descriptor, identity: identityOf(stats), mode: Number(stats.mode) };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Closes the descriptor after `use`. */
export function withDescriptor<T>(descriptor: number, use: (descriptor: number) => T): T {
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

interface IdentifyingStats {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly mtimeNs: bigint;
  readonly size: bigint;
}

function identityOf(stats: IdentifyingStats): FileIdentity {
  return { device: stats.dev, inode: stats.ino, modifiedNs: stats.mtimeNs, size: Number(stats.size) };
}

/** @throws JobFailure "file-changed-while-reading" when the open file is not as it was */
export function checkUnchanged(descriptor: number, expected: FileIdentity): void {
  const now = identityOf(fstatSync(descriptor, { bigint: true }));
  const same =
    now.device === expected.device &&
    now.inode === expected.inode &&
    now.modifiedNs === expected.modifiedNs &&
    now.size === expected.size;
  if (!same) throw new JobFailure("file-changed-while-reading");
}

/** Opens a file that was opened before. @throws JobFailure "file-changed-while-reading" when it is not as it was */
export function reopenToRead({ path, identity }: WatchedFile): number {
  const { descriptor } = openToRead(path, "follow");
  try {
    checkUnchanged(descriptor, identity);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Fills `into` from `position`; returns how many bytes there were before the end of the file. */
export function readUpTo(descriptor: number, into: Uint8Array, position: number): number {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(descriptor, into, filled, into.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

/** Fills `into` from `position`. @throws JobFailure "file-changed-while-reading" when the file ends before */
export function readExactly(descriptor: number, into: Uint8Array, position: number): void {
  if (readUpTo(descriptor, into, position) < into.length) {
    throw new JobFailure("file-changed-while-reading", "the file became shorter");
  }
}

/** Writes all parts one after the other from `position`. */
export function writeFully(descriptor: number, parts: readonly Uint8Array[], position: number): void {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  let written = writevSync(descriptor, parts, position);
  while (written < total) {
    written += writevSync(descriptor, partsAfter(parts, written), position + written);
  }
}

function partsAfter(parts: readonly Uint8Array[], skip: number): Uint8Array[] {
  let left = skip;
  const rest: Uint8Array[] = [];
  for (const part of parts) {
    if (left < part.length) rest.push(part.subarray(left));
    left = Math.max(0, left - part.length);
  }
  return rest;
}

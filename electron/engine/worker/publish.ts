import { close, closeSync, fsync, linkSync, openSync, renameSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
import { systemErrorName } from "../../adapters/file-system/file-error";
import { syncFolder } from "../../adapters/file-system/folder-sync";
import type { JobOutcome } from "../../services/ports/engine";
import { type CancelFlag, isCancelled } from "../cancel-flag";
import { forEachBounded } from "../lanes";
import { failedOutcome, JobFailure } from "./failure";
import { discard, type TemporaryFile } from "./temporary-file";

/** A complete temporary file that waits to become its target. */
export interface StagedFile<T> {
  readonly temporary: TemporaryFile;
  readonly temporaryPath: string;
  readonly targetPath: string;
  /** Whether the target may exist: a container's new version replaces the old, plaintext replaces nothing. */
  readonly target: "replace" | "must-be-new";
  readonly value: T;
  /** Throws when the target must not be replaced after all. */
  readonly checkBeforeNaming?: () => void;
}

/** Makes the bytes durable and closes the file. */
export function syncAndClose(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(descriptor, (syncError) => {
      close(descriptor, (closeError) => {
        const error = syncError ?? closeError ?? null;
        if (error === null) resolve();
        else reject(error);
      });
    });
  });
}

/** Gives a synced and closed file its name, atomically. */
export function giveName(file: Pick<StagedFile<unknown>, "temporaryPath" | "targetPath" | "target">): void {
  if (file.target === "replace") renameSync(file.temporaryPath, file.targetPath);
  else claimNewName(file.temporaryPath, file.targetPath);
}

/** What `link` fails with for reasons that a rename could fail with too. */
const REAL_FAILURES = new Set([
  "EEXIST",
  "ENOENT",
  "ENOTDIR",
  "ENOSPC",
  "EDQUOT",
  "EIO",
  "EROFS",
  "ENAMETOOLONG",
]);

/**
 * A second name for the file, which fails when the name is taken, then the first one goes. File systems without hard
 * links (FAT, some network drives): an empty file takes the name first, so that nobody else's is ever replaced.
 */
function claimNewName(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (REAL_FAILURES.has(systemErrorName(error) ?? "")) throw error;
    claimByEmptyFile(from, to);
    return;
  }
  unlinkSync(from);
}

function claimByEmptyFile(from: string, to: string): void {
  closeSync(openSync(to, "wx"));
  try {
    renameSync(from, to);
  } catch (error) {
    unlinkSync(to);
    throw error;
  }
}

/** The folders whose entries changed when this file got its name. */
export function foldersToSync(file: Pick<StagedFile<unknown>, "temporary" | "targetPath">): string[] {
  const folder = dirname(file.targetPath);
  return file.temporary.newFolder ? [folder, dirname(folder)] : [folder];
}

/** Names one large file and makes its name durable, and that of its folder, which may be new. */
export async function nameDurably(
  file: Pick<StagedFile<unknown>, "temporaryPath" | "targetPath" | "target">,
): Promise<void> {
  giveName(file);
  const folder = dirname(file.targetPath);
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/**
 * Syncs run on the few threads that the whole process has for files and names of servers: enough of them for the file
 * system to share its journal commits, few enough that others get their turn.
 */
const SYNCS_AT_ONCE = 4;

/**
 * Publishes a batch: the files are synced side by side, then renamed, then each folder is synced once. A job is done only
 * when all of that is.
 */
export async function publishAll<T>(
  staged: readonly JobOutcome<StagedFile<T>>[],
  cancel: CancelFlag,
): Promise<JobOutcome<T>[]> {
  const synced = [...staged];
  await forEachBounded([...staged.keys()], SYNCS_AT_ONCE, async (i) => {
    const outcome = staged[i];
    if (outcome?.ok) synced[i] = await syncOne(outcome.value);
  });
  const renamed = synced.map((outcome) => (outcome.ok ? nameOne(outcome.value, cancel) : outcome));
  const folders = new Set(renamed.flatMap((outcome) => (outcome.ok ? foldersToSync(outcome.value) : [])));
  const failures = await syncFolders([...folders]);
  return renamed.map((outcome) => {
    if (!outcome.ok) return outcome;
    const failure = foldersToSync(outcome.value)
      .map((folder) => failures.get(folder))
      .find((f) => f !== undefined);
    return failure ?? { ok: true, value: outcome.value.value };
  });
}

async function syncOne<T>(file: StagedFile<T>): Promise<JobOutcome<StagedFile<T>>> {
  try {
    await syncAndClose(file.temporary.descriptor);
    return { ok: true, value: file };
  } catch (error) {
    discard(file.temporaryPath, null);
    return failedOutcome(error);
  }
}

function nameOne<T>(file: StagedFile<T>, cancel: CancelFlag): JobOutcome<StagedFile<T>> {
  try {
    if (isCancelled(cancel)) throw new JobFailure("cancelled");
    file.checkBeforeNaming?.();
    giveName(file);
    return { ok: true, value: file };
  } catch (error) {
    discard(file.temporaryPath, null);
    return failedOutcome(error);
  }
}

async function syncFolders(
  folders: readonly string[],
): Promise<Map<string, JobOutcome<never> & { ok: false }>> {
  const failures = new Map<string, JobOutcome<never> & { ok: false }>();
  const sync = (folder: string): Promise<void> =>
    syncFolder(folder).catch((error: unknown) => void failures.set(folder, failedOutcome(error)));
  await Promise.all(folders.map(sync));
  return failures;
}

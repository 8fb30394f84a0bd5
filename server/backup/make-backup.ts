import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Libsql from "libsql";
import { z } from "zod";
import { BACKUP_FILES, type BackupManifest, copySecrets, sha256OfFile, syncFile } from "./backup-files";

/** Milliseconds to wait for a moment in which the database can be read. */
const PATIENCE = 10_000;

export interface BackupOrder {
  /** Path of the SQLite database; a server may be writing to it. */
  readonly database: string;
  /** Where the log's keys are. */
  readonly dataFolder: string;
  /** Where the backup goes: a folder that is not there, or empty. */
  readonly target: string;
  readonly withSecrets: boolean;
  /** Unix seconds. */
  readonly now: number;
}

/** There is something where the backup should go. */
export class BackupTargetError extends Error {
  override readonly name = "BackupTargetError";
}

/**
 * Copies the database as it is at one moment, while others go on writing, with the checkpoint of that moment beside it.
 * The target appears when it is complete.
 * @throws BackupTargetError
 */
export async function makeBackup(order: BackupOrder): Promise<BackupManifest> {
  await demandFree(order.target);
  const folder = `${order.target}.${process.pid}.partial`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(folder, order);
    if (existsSync(order.target)) await rmdir(order.target);
    await rename(folder, order.target);
    return manifest;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function demandFree(target: string): Promise<void> {
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new BackupTargetError(`${target} is not empty. A backup needs a folder of its own.`);
}

async function fill(folder: string, order: BackupOrder): Promise<BackupManifest> {
  const copy = join(folder, BACKUP_FILES.database);
  copyDatabase(order.database, copy);
  const state = logStateOf(copy);
  await syncFile(copy, 0o600);
  const checkpoint = join(folder, BACKUP_FILES.checkpoint);
  await writeFile(checkpoint, state.checkpoint);
  await syncFile(checkpoint, 0o600);
  if (order.withSecrets) await copySecrets(order.dataFolder, folder);
  const manifest: BackupManifest = {
    format: "keyferry-backup/1",
    madeAt: order.now,
    log: state.origin,
    logSize: state.size,
    databaseSha256: await sha256OfFile(copy),
    secrets: order.withSecrets,
  };
  const place = join(folder, BACKUP_FILES.manifest);
  await writeFile(place, `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFile(place, 0o600);
  return manifest;
}

function copyDatabase(from: string, to: string): void {
  const database = new Libsql(from);
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
    database.prepare("VACUUM INTO ?").run([to]);
  } finally {
    database.close();
  }
}

const logStateSchema = z.object({ origin: z.string(), size: z.int(), checkpoint: z.string() });

/** Read as it lies there: the copy must not get files beside it. */
function logStateOf(path: string): z.infer<typeof logStateSchema> {
  const database = new Libsql(path, { readonly: true });
  try {
    return logStateSchema.parse(database.prepare("SELECT origin, size, checkpoint FROM log_state").all()[0]);
  } finally {
    database.close();
  }
}

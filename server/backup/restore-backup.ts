import { existsSync } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { equalConstantTime } from "../../shared/crypto";
import { rootAt } from "../../shared/log";
import { AuditTrail } from "../audit/audit-trail";
import { markFileIn } from "../log/kept-log";
import { LogMark } from "../log/log-mark";
import { loadLogSecrets } from "../log/log-secrets";
import { StoredHashes } from "../log/stored-hashes";
import { TransparencyLog } from "../log/transparency-log";
import { verifyWholeLog } from "../log/whole-log";
import type { LogSecrets } from "../settings";
import { readLogState } from "../storage/log-store";
import { Storage } from "../storage/storage";
import {
  BACKUP_FILES,
  BackupDamagedError,
  type BackupManifest,
  copySecrets,
  readManifest,
  sha256OfFile,
  syncFile,
} from "./backup-files";

/** The backup may not be restored here; the message says why and what can be done. */
export class RestoreRefusedError extends Error {
  override readonly name = "RestoreRefusedError";
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Where the database that was there has been put; null when there was none. */
  readonly keptAside: string | null;
}

/**
 * Puts a backup's database in place of the present one, which is kept. Nothing else may run on the data folder, which is
 * there. What people
 * have been shown of the log must be in the backup: what the mark and the present database say of it is not given up.
 * @param now Unix seconds
 * @throws BackupDamagedError, RestoreRefusedError, LogRolledBackError, LogSecretsError
 */
export async function restoreBackup(backup: string, dataFolder: string, now: number): Promise<Restored> {
  const manifest = await readManifest(backup);
  const source = join(backup, BACKUP_FILES.database);
  if (!existsSync(source) || (await sha256OfFile(source)) !== manifest.databaseSha256)
    throw new BackupDamagedError(
      `The database in ${backup} is not the one that was backed up. Use another backup.`,
    );
  const present = join(dataFolder, BACKUP_FILES.database);
  const coming = `${present}.coming`;
  await removeDatabase(coming);
  await copyFile(source, coming);
  try {
    await makeReady(coming, { present, backup, dataFolder, manifest, now });
  } catch (error) {
    await removeDatabase(coming);
    throw error;
  }
  const keptAside = existsSync(present) ? await putAside(present, now) : null;
  await rename(coming, present);
  await removeDatabase(coming);
  await advanceMark(present, dataFolder);
  return { manifest, keptAside };
}

interface RestoreOrder {
  readonly present: string;
  readonly backup: string;
  readonly dataFolder: string;
  readonly manifest: BackupManifest;
  readonly now: number;
}

/** Checks the database that is about to be put in place, and writes into its trail that it was restored. */
async function makeReady(coming: string, order: RestoreOrder): Promise<void> {
  const { present, backup, dataFolder, manifest, now } = order;
  const storage = Storage.openSqlite(coming);
  try {
    await storage.migrate(now);
    const { faults } = await verifyWholeLog(storage);
    if (faults.length > 0)
      throw new BackupDamagedError("The log in the backup is not sound. Use another backup.");
    await new LogMark(markFileIn(dataFolder), storage).check();
    if (existsSync(present)) await demandContinuesPresent(storage, present);
    const secrets = await bringSecrets(backup, dataFolder);
    const log = await TransparencyLog.open(storage, { secrets, markFile: null, witnesses: [], quorum: 0 });
    const detail = { madeAt: manifest.madeAt, logSize: manifest.logSize };
    const event = { action: "restore", actor: "command-line", subject: null, detail } as const;
    await storage.transaction((queries) => new AuditTrail(log.signerKey).append(queries, event, now));
    await intoOneFile(storage);
  } finally {
    await storage.close();
  }
  await syncFile(coming, 0o600);
}

/** Moves everything out of the write-ahead log: the file is renamed alone. */
async function intoOneFile(storage: Storage): Promise<void> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(storage.db);
  if (rows[0]?.busy !== 0) throw new Error("the restored database could not be brought into one file");
}

async function demandContinuesPresent(coming: Storage, present: string): Promise<void> {
  const state = await presentState(present);
  const backup = await readLogState(coming.db);
  if (!state || !backup) return;
  if (state.origin !== backup.origin)
    throw new RestoreRefusedError(
      `The backup is of the log ${backup.origin}, but the data folder holds the log ${state.origin}. Restore it into another folder.`,
    );
  if (state.size > backup.size)
    throw new RestoreRefusedError(
      `The backup's log ends at ${backup.size} entries, the present database's at ${state.size}. ` +
        "Restoring it would fork the log, and every client would refuse this server. Restore the newest backup.",
    );
  const root = await rootAt(new StoredHashes(coming.db), state.size);
  if (!equalConstantTime(root, state.root))
    throw new RestoreRefusedError(
      `The backup's log differs from the present database's at ${state.size} entries. Restoring it would fork the log.`,
    );
}

/** Null when the present database is too damaged to say; the mark has been asked already. */
async function presentState(present: string) {
  const storage = openIfReadable(present);
  if (!storage) return null;
  try {
    return await readLogState(storage.db);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  } finally {
    await storage.close();
  }
}

function openIfReadable(path: string): Storage | null {
  try {
    return Storage.openSqlite(path);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_");
}

async function bringSecrets(backup: string, dataFolder: string): Promise<LogSecrets> {
  const present = await loadLogSecrets(dataFolder);
  if (present) return present;
  await copySecrets(backup, dataFolder);
  const brought = await loadLogSecrets(dataFolder);
  if (brought) return brought;
  throw new RestoreRefusedError(
    `There are no keys of a log in ${dataFolder}, and the backup was made without them. ` +
      "Put log-signer.key and log-labels.key there first.",
  );
}

const SIDE_FILES = ["", "-wal", "-shm"] as const;

async function putAside(present: string, now: number): Promise<string> {
  const stamp = new Date(now * 1000).toISOString().slice(0, 19).replaceAll(":", "-");
  let aside = `${present}.before-restore-${stamp}`;
  for (let copy = 2; existsSync(aside); copy++) aside = `${present}.before-restore-${stamp}-${copy}`;
  for (const side of SIDE_FILES)
    if (existsSync(`${present}${side}`)) await rename(`${present}${side}`, `${aside}${side}`);
  return aside;
}

async function removeDatabase(path: string): Promise<void> {
  for (const side of SIDE_FILES) await rm(`${path}${side}`, { force: true });
}

async function advanceMark(database: string, dataFolder: string): Promise<void> {
  const storage = Storage.openSqlite(database);
  try {
    await new LogMark(markFileIn(dataFolder), storage).advance();
  } finally {
    await storage.close();
  }
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/** Names in a backup's folder; the database, the checkpoint and the keys have the same names in a data folder. */
export const BACKUP_FILES = {
  database: "keyferry.db",
  checkpoint: "log-checkpoint",
  manifest: "backup.json",
} as const;

/** The log's keys: the one that signs, its predecessors, the one for labels. */
const SECRET_FILE = /^log-(signer|labels)[a-z0-9.-]*\.key$/;

const manifestSchema = z.strictObject({
  format: z.literal("keyferry-backup/1"),
  /** Unix seconds. */
  madeAt: z.int().min(0),
  /** Name of the log. */
  log: z.string(),
  /** How many entries the log has in this backup. */
  logSize: z.int().min(0),
  /** SHA-256 of the database file, hex. */
  databaseSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Whether the log's private keys are in it. */
  secrets: z.boolean(),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** The folder holds no backup, or a damaged one. */
export class BackupDamagedError extends Error {
  override readonly name = "BackupDamagedError";
}

/** @throws BackupDamagedError */
export async function readManifest(folder: string): Promise<BackupManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, BACKUP_FILES.manifest), "utf8")));
  } catch (error) {
    throw new BackupDamagedError(`${folder} holds no backup of a key server, or one that was not finished.`, {
      cause: error,
    });
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Copies the log's keys, those that are there. @returns their names */
export async function copySecrets(from: string, to: string): Promise<string[]> {
  const names = (await readdir(from)).filter((name) => SECRET_FILE.test(name));
  for (const name of names) {
    await copyFile(join(from, name), join(to, name));
    await syncFile(join(to, name), 0o600);
  }
  return names;
}

/** Sees to it that a file is on disk, with these permissions. */
export async function syncFile(path: string, mode: number): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

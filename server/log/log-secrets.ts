import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { base64ToBytes, bytesToBase64, bytesToHex } from "../../shared/crypto";
import { generateSkey, parseSkey } from "../../shared/log";
import type { LogSecrets } from "../settings";
import { LogSecretsError } from "./log-errors";

const SIGNER_FILE = "log-signer.key";
/** A new signing key, until log and files both know it. */
const NEXT_SIGNER_FILE = "log-signer.next.key";
const LABELS_FILE = "log-labels.key";
const SEED_LENGTH = 32;

/** Secrets of a new log with a name that no other log has. */
export function createLogSecrets(): LogSecrets {
  return {
    signerKey: generateSkey(`keyferry.log/${bytesToHex(randomBytes(4))}`),
    labelSeed: new Uint8Array(randomBytes(SEED_LENGTH)),
  };
}

/**
 * The secrets of the log whose keys are in this folder, or those of a new log, written there (readable by their owner
 * only). Two servers that start at once in a new folder get the same ones.
 * @throws LogSecretsError when a file holds something else, or the labels' key is missing beside a signing key
 */
export async function loadOrCreateLogSecrets(folder: string): Promise<LogSecrets> {
  const found = await loadLogSecrets(folder);
  if (found) return found;
  const created = createLogSecrets();
  await addFile(join(folder, LABELS_FILE), bytesToBase64(created.labelSeed));
  await addFile(join(folder, SIGNER_FILE), created.signerKey);
  const stored = await loadLogSecrets(folder);
  if (!stored) throw new LogSecretsError(`The log's keys could not be written to ${folder}.`);
  return stored;
}

/**
 * Null when the folder has no keys of a log.
 * @throws LogSecretsError when a file holds something else, or the labels' key is missing
 */
export async function loadLogSecrets(folder: string): Promise<LogSecrets | null> {
  const signerKey = await readIfThere(join(folder, SIGNER_FILE));
  if (signerKey === null) return null;
  const nextSignerKey = await readIfThere(join(folder, NEXT_SIGNER_FILE));
  const labels = await readIfThere(join(folder, LABELS_FILE));
  if (labels === null)
    throw new LogSecretsError(`${LABELS_FILE} is missing in ${folder}. Put it back from your backup.`);
  return {
    signerKey: checkedSigner(signerKey, SIGNER_FILE),
    labelSeed: seedOf(labels),
    ...(nextSignerKey === null ? {} : { nextSignerKey: checkedSigner(nextSignerKey, NEXT_SIGNER_FILE) }),
  };
}

/** Writes the key that is about to follow the present one. One from an attempt that came to nothing is replaced. */
export async function prepareNextSigner(folder: string, signerKey: string): Promise<void> {
  await rm(join(folder, NEXT_SIGNER_FILE), { force: true });
  await addFile(join(folder, NEXT_SIGNER_FILE), signerKey);
}

/** Puts the prepared key in the present one's place, which is kept aside as `log-signer.retired-<generation>.key`. */
export async function promoteNextSigner(folder: string, retiredGeneration: number): Promise<void> {
  const signer = join(folder, SIGNER_FILE);
  const retired = join(folder, `log-signer.retired-${retiredGeneration}.key`);
  await link(signer, retired).catch((error: unknown) => {
    if (!isCode(error, "EEXIST")) throw error;
  });
  await rename(join(folder, NEXT_SIGNER_FILE), signer);
}

function checkedSigner(text: string, file: string): string {
  try {
    parseSkey(text);
    return text;
  } catch {
    throw new LogSecretsError(`${file} does not hold a log's signing key. Put it back from your backup.`);
  }
}

function seedOf(text: string): Uint8Array {
  try {
    const seed = base64ToBytes(text);
    if (seed.length === SEED_LENGTH) return seed;
  } catch {
    // Falls through: any other text is no seed.
  }
  throw new LogSecretsError(`${LABELS_FILE} does not hold the labels' key. Put it back from your backup.`);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Adds a file, whole or not at all; leaves one that is there as it is. */
async function addFile(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.${bytesToHex(randomBytes(4))}.tmp`;
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(`${content}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

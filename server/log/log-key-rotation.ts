import { generateSkey, parseSkey } from "../../shared/log";
import { addLogKey, readLogKeys } from "../storage/log-store";
import type { Storage } from "../storage/storage";
import type { Queries } from "../storage/tables";
import { appendEntries } from "./log-append";
import { LogSecretsError } from "./log-errors";
import { loadLogSecrets, prepareNextSigner, promoteNextSigner } from "./log-secrets";

/** As many as a server's description may list. */
const MAX_KEYS = 64;

export interface RotatedLogKey {
  /** Of the new key; the first key is generation 0. */
  readonly generation: number;
  readonly vkey: string;
}

/**
 * Gives the log in this database a new signing key: the old one endorses it, a leaf says so, and the new one signs from
 * there on. The old key's file is kept aside. No server may be running on the database; if this is cut short, doing it
 * again finishes or starts over.
 * @param audit writes it into the audit trail, in the same transaction
 * @param now Unix seconds
 * @throws LogSecretsError
 */
export async function rotateLogKey(
  storage: Storage,
  folder: string,
  audit: (queries: Queries, rotated: RotatedLogKey) => Promise<void>,
  now: number,
): Promise<RotatedLogKey> {
  const secrets = await loadLogSecrets(folder);
  if (!secrets) throw new LogSecretsError(`There are no keys of a log in ${folder}.`);
  const finished = await finishRotation(storage, folder, secrets.nextSignerKey);
  if (finished) return finished;
  const oldSigner = parseSkey(secrets.signerKey);
  const signerKey = generateSkey(oldSigner.name);
  const { vkey, publicKey } = parseSkey(signerKey);
  await prepareNextSigner(folder, signerKey);
  const rotated = await storage.transaction(async (queries) => {
    const keys = await readLogKeys(queries);
    const newest = keys.at(-1);
    if (newest?.vkey !== oldSigner.vkey)
      throw new LogSecretsError(`The key in ${folder} is not the one that signs the log in the database.`);
    if (keys.length >= MAX_KEYS)
      throw new LogSecretsError(`A log can have ${MAX_KEYS} keys, and this one had.`);
    const endorsement = oldSigner.endorse(publicKey);
    const generation = newest.generation + 1;
    await addLogKey(queries, { generation, vkey, endorsement });
    await appendEntries(
      queries,
      parseSkey(signerKey),
      [{ kind: "log-key", time: now, newKey: publicKey, endorsement }],
      now,
    );
    await audit(queries, { generation, vkey });
    return { generation, vkey };
  });
  await promoteNextSigner(folder, rotated.generation - 1);
  return rotated;
}

/** Moves the files of a rotation that the log has, but whose end was cut off; null when there is none. */
async function finishRotation(
  storage: Storage,
  folder: string,
  nextSignerKey: string | undefined,
): Promise<RotatedLogKey | null> {
  if (nextSignerKey === undefined) return null;
  const { vkey } = parseSkey(nextSignerKey);
  const newest = (await readLogKeys(storage.db)).at(-1);
  if (newest?.vkey !== vkey) return null;
  await promoteNextSigner(folder, newest.generation - 1);
  return { generation: newest.generation, vkey };
}

import { equalConstantTime } from "../../shared/crypto";
import { CompactRange, EMPTY_ROOT, type LogSigner, parseSkey, signCheckpoint } from "../../shared/log";
import type { LogSecrets } from "../settings";
import { addLogKey, addLogState, type LogState, readLogState, readNewestLogKey } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import { LogRolledBackError, LogSecretsError } from "./log-errors";

/** The log in the database, and the key that signs for it. */
export interface FoundLog {
  readonly state: LogState;
  readonly signer: LogSigner;
  /** C2SP signer key of `signer`. */
  readonly signerKey: string;
}

/** The log in this database if the secrets are its own. @throws LogSecretsError, LogRolledBackError */
export async function findLog(
  queries: Queries,
  secrets: LogSecrets,
  labelsKey: Uint8Array,
): Promise<FoundLog | null> {
  const state = await readLogState(queries);
  if (!state) return null;
  const newest = await readNewestLogKey(queries);
  const keys = [secrets.signerKey, ...(secrets.nextSignerKey === undefined ? [] : [secrets.nextSignerKey])];
  const signerKey = keys.find((key) => parseSkey(key).vkey === newest?.vkey);
  if (signerKey === undefined || !equalConstantTime(state.vrf_public_key, labelsKey))
    throw new LogSecretsError(
      `The database holds the log ${state.origin}, but the keys of the log that this server was given are others. ` +
        "Put log-signer.key and log-labels.key of that log into the data folder, or use another database.",
    );
  demandSound(state);
  return { state, signer: parseSkey(signerKey), signerKey };
}

/** Founds an empty log with these secrets. False when there is one already. */
export async function foundLog(queries: Queries, signerKey: string, labelsKey: Uint8Array): Promise<boolean> {
  const signer = parseSkey(signerKey);
  const checkpoint = signCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT }, signer);
  const added = await addLogState(queries, {
    origin: signer.name,
    root: EMPTY_ROOT,
    checkpoint,
    vrf_public_key: labelsKey,
  });
  if (added) await addLogKey(queries, { generation: 0, vkey: signer.vkey, endorsement: null });
  return added;
}

function demandSound(state: LogState): void {
  const root = CompactRange.from(state.size, state.rangeHashes).root();
  if (!equalConstantTime(root, state.root))
    throw new LogRolledBackError(
      "The state of the log in the database is damaged. Restore the newest backup and run keyferry-server log verify.",
    );
}

import { type Checkpoint, LogError, openCheckpoint } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";
import { type KnownLog, type LogKeys, withNewerKeys } from "./known-log";

/** A checkpoint that one of the log's keys has signed. */
export interface SignedCheckpoint extends LogKeys {
  readonly checkpoint: Checkpoint;
  /** Only by a key that was replaced, whoever has it by now: it is no evidence against the log. */
  readonly isByRetiredKey: boolean;
}

/**
 * A checkpoint is signed by the newest key; one that shows nothing new may be signed by an earlier one.
 * @param knownSize of the newest checkpoint known
 * @throws KeyferryError `log-untrusted`, those of the server
 */
export async function openSigned(
  server: KeyServer,
  known: LogKeys,
  note: string,
  knownSize: number,
): Promise<SignedCheckpoint> {
  const { log } = known;
  const newest = openBy(log, log.keys.slice(-1), note);
  if (newest !== null) return { ...known, checkpoint: newest, isByRetiredKey: false };
  const earlier = openBy(log, log.keys, note);
  if (earlier !== null && earlier.size <= knownSize)
    return { ...known, checkpoint: earlier, isByRetiredKey: true };
  const renewed = withNewerKeys(log, (await server.own.describe()).log);
  const checkpoint = openBy(renewed, renewed.keys.slice(-1), note);
  if (checkpoint === null) throw new KeyferryError("log-untrusted", "not signed by the log's key");
  const unannounced = [...known.unannounced, ...renewed.keys.slice(log.keys.length)];
  return { log: renewed, unannounced, checkpoint, isByRetiredKey: false };
}

/** Null when none of these keys has signed. @throws KeyferryError `log-untrusted` */
function openBy(log: KnownLog, logKeys: KnownLog["keys"], note: string): Checkpoint | null {
  try {
    return openCheckpoint(note, { ...log, logKeys }).checkpoint;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === "checkpoint-unsigned") return null;
    throw new KeyferryError("log-untrusted", error.code);
  }
}

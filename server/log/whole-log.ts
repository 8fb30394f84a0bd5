import { bytesToHex, equalConstantTime } from "../../shared/crypto";
import { LogError, openCheckpoint, parseVkey, verifyEndorsement } from "../../shared/log";
import { readCosignedCheckpoint, readLogKeys, readLogState } from "../storage/log-store";
import type { Storage } from "../storage/storage";
import type { LogKeysTable, Queries } from "../storage/tables";
import { LeafWalk } from "./leaf-walk";
import { LogStartError } from "./log-errors";
import { FaultList, type LogFault } from "./log-faults";
import { auditPeople } from "./people-audit";

export interface WholeLogReport {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** People whom the log has ever had. */
  readonly people: number;
  /** Empty when all is well; at most a hundred. */
  readonly faults: readonly LogFault[];
}

/**
 * Recomputes a stored log from its leaves and holds everything else that is stored against it: hashes, root, checkpoints,
 * keys, the chain of every person, and every identity record, byte for byte. Takes time in proportion to the log, all of it
 * in one transaction: a server may go on beside it.
 * @throws LogStartError when the database has no log
 */
export async function verifyWholeLog(storage: Storage): Promise<WholeLogReport> {
  return storage.snapshot(verify);
}

async function verify(queries: Queries): Promise<WholeLogReport> {
  const state = await readLogState(queries);
  if (!state) throw new LogStartError("The database has no log.");
  const faults = new FaultList();
  const walk = new LeafWalk(queries, faults, state.vrf_public_key);
  const cosigned = await readCosignedCheckpoint(queries);
  const notes = [
    { name: "The newest checkpoint", size: state.size, note: state.checkpoint },
    ...(cosigned ? [{ name: "The cosigned checkpoint", ...cosigned }] : []),
  ];
  await walk.walk(state.size, new Set(notes.map(({ size }) => size)));
  const keys = await readLogKeys(queries);
  for (const { name, size, note } of notes) {
    const root = size === 0 ? state.root : walk.rootAt(size);
    if (!root || !isCheckpointOf(note, state.origin, keys, size, root)) faults.add("checkpoint-wrong", name);
  }
  const root = state.size === 0 ? state.root : walk.rootAt(state.size);
  if (!root || !equalConstantTime(root, state.root)) faults.add("root-wrong", "The stored root");
  auditKeys(keys, walk.announcedKeys, faults);
  await auditPeople(queries, walk, state.vrf_public_key, faults);
  return {
    origin: state.origin,
    size: state.size,
    root: bytesToHex(state.root),
    people: walk.people.size,
    faults: faults.all,
  };
}

function isCheckpointOf(
  note: string,
  origin: string,
  keys: readonly LogKeysTable[],
  size: number,
  root: Uint8Array,
): boolean {
  try {
    const logKeys = keys.map(({ vkey }) => parseVkey(vkey));
    const { checkpoint } = openCheckpoint(note, { origin, logKeys, witnesses: [], quorum: 0 });
    return checkpoint.size === size && equalConstantTime(checkpoint.root, root);
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

/** Each key but the first is endorsed by the one before it and announced by a leaf. */
function auditKeys(keys: readonly LogKeysTable[], announced: readonly string[], faults: FaultList): void {
  const publicKeys = keys.map(({ vkey }) => parseVkey(vkey).publicKey);
  for (const [place, key] of publicKeys.entries()) {
    const previous = publicKeys[place - 1];
    if (!previous) continue;
    const endorsement = keys[place]?.endorsement;
    const isEndorsed = !!endorsement && verifyEndorsement(previous, key, endorsement);
    if (!isEndorsed || announced[place - 1] !== bytesToHex(key)) faults.add("key-wrong", `Key ${place}`);
  }
  if (announced.length !== Math.max(0, keys.length - 1)) faults.add("key-wrong", "The list of keys");
}

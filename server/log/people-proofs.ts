import { consistencyProof, type Hash, inclusionProof } from "../../shared/log";
import type { PersonChain } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { StoredHashes } from "./stored-hashes";

/** A checkpoint that may be shown to anybody. */
export interface ShownCheckpoint {
  readonly size: number;
  /** Signed note. */
  readonly note: string;
}

export interface ProvenRecord {
  readonly envelope: Uint8Array;
  readonly leafIndex: number;
  readonly inclusion: readonly Hash[];
}

export interface ProvenPerson extends Omit<PersonChain, "records"> {
  readonly records: readonly ProvenRecord[];
}

/** People and the proof that the log has exactly these records of theirs, all of one moment. */
export interface ProvenPeople {
  readonly checkpoint: string;
  readonly consistency: readonly Hash[];
  readonly people: readonly ProvenPerson[];
}

/**
 * Proves that `shown` covers every record, and that it continues the tree of `fromSize` leaves.
 * @param chains read in the same transaction as `shown`, with no record beyond it
 * @param fromSize what the asker has verified; nothing is proven from 0 or from a size that is not below `shown`
 */
export async function provePeople(
  queries: Queries,
  shown: ShownCheckpoint,
  chains: readonly PersonChain[],
  fromSize: number,
): Promise<ProvenPeople> {
  const hashes = new StoredHashes(queries);
  const proveRecord = async (record: PersonChain["records"][number]): Promise<ProvenRecord> => ({
    ...record,
    inclusion: await inclusionProof(hashes, record.leafIndex, shown.size),
  });
  const [consistency, people] = await Promise.all([
    fromSize < shown.size ? consistencyProof(hashes, fromSize, shown.size) : [],
    Promise.all(
      chains.map(async (chain) => ({ ...chain, records: await Promise.all(chain.records.map(proveRecord)) })),
    ),
  ]);
  return { checkpoint: shown.note, consistency, people };
}

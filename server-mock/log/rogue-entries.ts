import { addHashes, addLeaves, advanceLogState, readLogState } from "../../server/storage/log-store";
import { CompactRange, leafHash, parseSkey, signCheckpoint } from "../../shared/log";
import type { World } from "../world";

/** Appends an entry that the server would never make: past all its rules, properly signed all the same. */
export async function appendRogueEntry({ storage, logKeys }: World, entry: Uint8Array): Promise<void> {
  const signer = parseSkey(logKeys.signerKey);
  await storage.transaction(async (queries) => {
    const state = await readLogState(queries);
    if (state === null) throw new Error("there is no log");
    const range = CompactRange.from(state.size, state.rangeHashes);
    const closed = range.append(leafHash(entry));
    const root = range.root();
    const checkpoint = signCheckpoint({ origin: state.origin, size: range.size, root }, signer);
    const next = { size: range.size, root, rangeHashes: range.hashes, checkpoint };
    if (!(await advanceLogState(queries, state.size, next))) throw new Error("the log moved");
    await addLeaves(queries, state.size, [entry]);
    await addHashes(queries, closed);
  });
}

import { randomBytes } from "node:crypto";
import { addHashes, addLeaves, advanceLogState, readLogState } from "../../../server/storage/log-store";
import type { Storage } from "../../../server/storage/storage";
import { encodeLogEntry } from "../../../shared/format";
import { CompactRange, type LogSigner, leafHash, signCheckpoint } from "../../../shared/log";
import { Progress } from "./progress";

const LEAVES_A_TRANSACTION = 10_000;

function someEntry(): Uint8Array {
  const hash = () => new Uint8Array(randomBytes(32));
  return encodeLogEntry({
    kind: "enrol",
    time: 1_800_000_000,
    personHash: hash(),
    label: hash(),
    sequence: 0,
    recordHash: hash(),
  });
}

/** Grows the log to `size` entries about people who are not there, many in each transaction. */
export async function growLog(storage: Storage, signer: LogSigner, size: number): Promise<void> {
  const progress = new Progress("log entries", size);
  for (;;) {
    const reached = await storage.transaction(async (queries) => {
      const state = await readLogState(queries);
      if (!state) throw new Error("the database has no log");
      const entries = Array.from(
        { length: Math.max(0, Math.min(LEAVES_A_TRANSACTION, size - state.size)) },
        someEntry,
      );
      const range = CompactRange.from(state.size, state.rangeHashes);
      const closed = entries.flatMap((entry) => range.append(leafHash(entry)));
      const root = range.root();
      await advanceLogState(queries, state.size, {
        size: range.size,
        root,
        rangeHashes: range.hashes,
        checkpoint: signCheckpoint({ origin: state.origin, size: range.size, root }, signer),
      });
      await addLeaves(queries, state.size, entries);
      await addHashes(queries, closed);
      return range.size;
    });
    progress.reached(reached);
    if (reached >= size) return;
  }
}

import { concatBytes } from "../crypto";
import { LogError } from "./log-error";
import { TILE_WIDTH } from "./tile-path";

/** Entries as C2SP tlog-tiles bundles them: u16be(length) || entry, one after the other. */

const LENGTH_BYTES = 2;
const MAX_ENTRY_LENGTH = 0xffff;

/** @throws RangeError for an entry of more than 65,535 bytes, or more than 256 entries */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH) throw new RangeError("too many entries");
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_LENGTH) throw new RangeError("entry is too long");
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/**
 * @param maxEntries how many there may be; whoever expects an exact number compares
 * @returns copies of the entries, not yet checked against any hash
 * @throws LogError `log-data-malformed` for bytes that are left over or missing, and for more entries
 */
export function decodeEntryBundle(bytes: Uint8Array, maxEntries: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Uint8Array[] = [];
  let position = 0;
  while (position < bytes.length) {
    if (!(entries.length < maxEntries))
      throw new LogError("log-data-malformed", "more entries than expected");
    const start = position + LENGTH_BYTES;
    const end = start <= bytes.length ? start + view.getUint16(position) : start;
    if (end > bytes.length) throw new LogError("log-data-malformed", "the bundle ends early");
    entries.push(Uint8Array.from(bytes.subarray(start, end)));
    position = end;
  }
  return entries;
}

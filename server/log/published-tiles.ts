import { concatBytes } from "../../shared/crypto";
import {
  consistencyProof,
  encodeEntryBundle,
  type Hash,
  rootAt,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  tileWidth,
} from "../../shared/log";
import { readEntries, readHashRow } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import { StoredHashes } from "./stored-hashes";

/**
 * A tile, or the first hashes or entries of it, of a log of `size` leaves (C2SP tlog-tiles); null when the log does not
 * reach so far.
 */
export async function readTile(queries: Queries, tile: TileName, size: number): Promise<Uint8Array | null> {
  const { level, index, width } = tile;
  if (width > tileWidth(level === "entries" ? 0 : level, index, size)) return null;
  const from = index * TILE_WIDTH;
  const content =
    level === "entries"
      ? await readEntries(queries, from, width)
      : await readHashRow(queries, level * TILE_HEIGHT, from, width);
  if (content.length !== width) throw new Error(`the log lacks a part of ${level}/${index}`);
  return level === "entries" ? encodeEntryBundle(content) : concatBytes(...content);
}

/** The root of the tree of `to` leaves, and the proof that it begins with that of `from` leaves. */
export async function proveGrowth(
  queries: Queries,
  from: number,
  to: number,
): Promise<{ root: Hash; proof: Hash[] }> {
  const hashes = new StoredHashes(queries);
  const [root, proof] = await Promise.all([rootAt(hashes, to), consistencyProof(hashes, from, to)]);
  return { root, proof };
}

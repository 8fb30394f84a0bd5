import { foldHashes, type TreePlace } from "./hash-reader";
import { LogError } from "./log-error";
import { TILE_HEIGHT, TILE_WIDTH } from "./tile-path";
import { EMPTY_ROOT, HASH_LENGTH, type Hash, nodeHash } from "./tree-hash";

/** Where a tile keeps what a subtree's hash is made of: the hashes [first, first + count), of which count is a power of two. */
export interface PlaceInTile {
  readonly tileLevel: number;
  readonly tileIndex: number;
  readonly first: number;
  readonly count: number;
}

/** The tile to ask for a complete subtree. */
export function placeInTile({ level, index }: TreePlace): PlaceInTile {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level - tileLevel * TILE_HEIGHT);
  const inRow = index * count;
  return { tileLevel, tileIndex: Math.floor(inRow / TILE_WIDTH), first: inRow % TILE_WIDTH, count };
}

/**
 * The hash of a complete subtree from its tile.
 * @param tile its hashes, one after the other
 * @throws LogError `log-data-malformed` when the tile ends before it
 */
export function hashFromTile(tile: Uint8Array, { first, count }: PlaceInTile): Hash {
  if (tile.length % HASH_LENGTH !== 0 || (first + count) * HASH_LENGTH > tile.length) {
    throw new LogError("log-data-malformed", "the tile is too short");
  }
  const hashes = Array.from({ length: count }, (_, at) => {
    const start = (first + at) * HASH_LENGTH;
    return tile.slice(start, start + HASH_LENGTH);
  });
  return foldComplete(hashes);
}

/** The root above 2^n hashes of the same level. */
function foldComplete(hashes: readonly Hash[]): Hash {
  if (hashes.length <= 2) return foldHashes(hashes) ?? EMPTY_ROOT;
  const middle = hashes.length / 2;
  return nodeHash(foldComplete(hashes.slice(0, middle)), foldComplete(hashes.slice(middle)));
}

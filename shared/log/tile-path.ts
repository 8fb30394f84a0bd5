import { isTreeSize } from "./tree-size";

/** Where C2SP tlog-tiles keeps a tree: tiles of 256 hashes that lie 8 levels apart, and bundles of 256 entries. */

/** Levels of the tree from one row of tiles to the next. */
export const TILE_HEIGHT = 8;
/** Hashes or entries of a full tile. */
export const TILE_WIDTH = 256;

const MAX_TILE_LEVEL = 63;
const MAX_PATH_LENGTH = 64;
const PATH =
  /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5]))?$/;

export interface TileName {
  /** Row of tiles from the leaves upwards, or the bundles of entries. */
  readonly level: number | "entries";
  /** From the left, in its row. */
  readonly index: number;
  /** Hashes or entries in it: 1 to 256. */
  readonly width: number;
}

/** @throws RangeError for what is no tile */
export function tilePath(level: number, index: number, width: number): string {
  if (!Number.isInteger(level) || level < 0 || level > MAX_TILE_LEVEL) throw new RangeError("tile level");
  return formatPath(String(level), index, width);
}

/** @throws RangeError for what is no bundle */
export function entriesPath(index: number, width: number): string {
  return formatPath("entries", index, width);
}

function formatPath(row: string, index: number, width: number): string {
  if (!isTreeSize(index)) throw new RangeError("tile index");
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError("tile width");
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
  return `tile/${row}/${place}${width < TILE_WIDTH ? `.p/${width}` : ""}`;
}

/** Reads a path as `tilePath` and `entriesPath` write it; null for anything else, also for other spellings. */
export function parseTilePath(path: string): TileName | null {
  if (path.length > MAX_PATH_LENGTH) return null;
  const [, row, place = "", partial] = PATH.exec(path) ?? [];
  if (row === undefined) return null;
  const level = row === "entries" ? row : Number(row);
  const index = Number(place.replace(/[x/]/g, ""));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if ((level !== "entries" && level > MAX_TILE_LEVEL) || !isTreeSize(index)) return null;
  const isCanonical = formatPath(row, index, width) === path;
  return isCanonical ? { level, index, width } : null;
}

/**
 * How wide this tile is in a tree of `size` leaves: 256 when it is full, 0 when it does not exist yet. Bundles of entries are as
 * wide as the tiles of level 0.
 */
export function tileWidth(level: number, index: number, size: number): number {
  const inRow = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, inRow - index * TILE_WIDTH));
}

import { LogError } from "./log-error";
import { type Hash, nodeHash, requireHashes } from "./tree-hash";
import { floorLog2 } from "./tree-size";

/** A complete subtree: the leaves [index * 2^level, (index + 1) * 2^level). */
export interface TreePlace {
  readonly level: number;
  readonly index: number;
}

/** Where the hashes of a tree are kept. */
export interface HashReader {
  /** The hashes of complete subtrees, in the order asked. */
  read(places: readonly TreePlace[]): Promise<Hash[]>;
}

/** Leaves [from, to). `from` is a multiple of the smallest power of two that is not below the number of leaves. */
export type LeafRange = readonly [from: number, to: number];

/** The fewest complete subtrees that make up a range, left to right, so largest first. */
export function placesOf([from, to]: LeafRange): TreePlace[] {
  const places: TreePlace[] = [];
  let start = from;
  while (start < to) {
    const level = floorLog2(to - start);
    places.push({ level, index: start / 2 ** level });
    start += 2 ** level;
  }
  return places;
}

/** The hash of a range by those of its complete subtrees, largest first; undefined for none. */
export function foldHashes(hashes: readonly Hash[]): Hash | undefined {
  return hashes.reduceRight<Hash | undefined>(
    (right, left) => (right === undefined ? left : nodeHash(left, right)),
    undefined,
  );
}

/**
 * The hash of each range, by one call of the reader.
 * @throws LogError `log-data-malformed` when the reader does not give what it was asked for
 */
export async function readRanges(reader: HashReader, ranges: readonly LeafRange[]): Promise<Hash[]> {
  const placesByRange = ranges.map(placesOf);
  const places = placesByRange.flat();
  const hashes = await reader.read(places);
  if (hashes.length !== places.length) throw new LogError("log-data-malformed", "hashes are missing");
  requireHashes(hashes, "log-data-malformed");
  let next = 0;
  return placesByRange.map((ofRange) => {
    const hash = foldHashes(hashes.slice(next, next + ofRange.length));
    next += ofRange.length;
    if (hash === undefined) throw new LogError("log-data-malformed", "an empty range");
    return hash;
  });
}

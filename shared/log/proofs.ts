import { type HashReader, type LeafRange, readRanges } from "./hash-reader";
import { LogError } from "./log-error";
import { EMPTY_ROOT, type Hash } from "./tree-hash";
import { isTreeSize, splitPoint } from "./tree-size";

/**
 * The root of the tree's first `size` leaves.
 * @throws LogError `log-data-malformed`, also for sizes that are none
 */
export async function rootAt(reader: HashReader, size: number): Promise<Hash> {
  requireOrder(0, size);
  if (size === 0) return EMPTY_ROOT;
  const [root] = await readRanges(reader, [[0, size]]);
  return root ?? EMPTY_ROOT;
}

/**
 * The proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1), for `verifyInclusion`.
 * @throws LogError `log-data-malformed`, also when there is no such leaf
 */
export async function inclusionProof(reader: HashReader, index: number, size: number): Promise<Hash[]> {
  requireOrder(index, size);
  if (index === size) throw new LogError("log-data-malformed", "no such leaf");
  return readRanges(reader, siblingsOf(index, [0, size]));
}

/**
 * The proof that the tree of `to` leaves begins with that of `from` leaves (RFC 9162 section 2.1.4.1), for
 * `verifyConsistency`; empty when nothing is to be proven, because the sizes are equal or `from` is 0.
 * @throws LogError `log-data-malformed`, also when `from` is above `to`
 */
export async function consistencyProof(reader: HashReader, from: number, to: number): Promise<Hash[]> {
  requireOrder(from, to);
  return from === 0 || from === to ? [] : readRanges(reader, seamOf(from, [0, to], true));
}

function requireOrder(smaller: number, larger: number): void {
  if (!isTreeSize(smaller) || !isTreeSize(larger) || smaller > larger) {
    throw new LogError("log-data-malformed", "not sizes of one tree");
  }
}

/** PATH of the RFC, as ranges of leaves. */
function siblingsOf(index: number, [from, to]: LeafRange): LeafRange[] {
  if (to - from === 1) return [];
  const middle = from + splitPoint(to - from);
  return index < middle
    ? [...siblingsOf(index, [from, middle]), [middle, to]]
    : [...siblingsOf(index, [middle, to]), [from, middle]];
}

/** SUBPROOF of the RFC, as ranges of leaves; `isKnown` says that the verifier has the hash of the whole range. */
function seamOf(end: number, [from, to]: LeafRange, isKnown: boolean): LeafRange[] {
  if (end === to) return isKnown ? [] : [[from, to]];
  const middle = from + splitPoint(to - from);
  return end <= middle
    ? [...seamOf(end, [from, middle], isKnown), [middle, to]]
    : [...seamOf(end, [middle, to], false), [from, middle]];
}

import type { SecretKey16 } from "./branded-types";
import { concatBytes, requireLength, utf8 } from "./byte-strings";
import { CryptoError } from "./crypto-error";
import { hmacSha256 } from "./digest";
import { KEY_LENGTH } from "./sealed-box";

/**
 * The GGM tree of content keys: child = HMAC-SHA-256(node, 0x00 | 0x01 || "keyferry/v1/tree")[0..16).
 * Leaf i of a tree of depth d is reached from the root by the d bits of i, highest first.
 */

/** Leaves are counted in unsigned 32 bits. */
export const MAX_TREE_DEPTH = 32;

const TREE_DOMAIN = utf8("keyferry/v1/tree");
const LEFT = concatBytes(Uint8Array.of(0), TREE_DOMAIN);
const RIGHT = concatBytes(Uint8Array.of(1), TREE_DOMAIN);

/** The node above the leaves [index * 2^height, (index + 1) * 2^height). */
export interface NodePosition {
  readonly height: number;
  readonly index: number;
}

/** The few nodes that give the leaves [from, to) of a tree of `depth`, left to right as `coverRange` lists them. */
export interface Cover {
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly Uint8Array[];
}

/** The smallest depth with a leaf for each segment; 0 for none or one. */
export function treeDepth(segmentCount: number): number {
  if (!Number.isInteger(segmentCount) || segmentCount < 0 || segmentCount > 2 ** MAX_TREE_DEPTH) {
    throw new CryptoError("out-of-range", "segment count outside 0..2^32");
  }
  let depth = 0;
  while (2 ** depth < segmentCount) depth++;
  return depth;
}

/** The left (0) or right (1) child of a node. */
export function deriveChild(node: Uint8Array, bit: number): SecretKey16 {
  return hmacSha256(node, bit === 0 ? LEFT : RIGHT).subarray(0, KEY_LENGTH) as SecretKey16;
}

/** Bit `position` (0 = lowest) of an index below 2^32. */
export function indexBit(index: number, position: number): number {
  return (index >>> position) & 1;
}

function checkDepth(depth: number): void {
  if (!Number.isInteger(depth) || depth < 0 || depth > MAX_TREE_DEPTH) {
    throw new CryptoError("out-of-range", "tree depth outside 0..32");
  }
}

function checkRange(depth: number, from: number, to: number): void {
  checkDepth(depth);
  const valid = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 2 ** depth;
  if (!valid) throw new CryptoError("out-of-range", "leaf range is empty or outside the tree");
}

/** Walks down from `start`, `levels` times, by the low `levels` bits of `index`. */
function descend(start: Uint8Array, levels: number, index: number): SecretKey16 {
  requireLength(start, KEY_LENGTH, "tree node");
  let node = Uint8Array.from(start) as unknown as SecretKey16;
  for (let position = levels - 1; position >= 0; position--)
    node = deriveChild(node, indexBit(index, position));
  return node;
}

/** @throws CryptoError `out-of-range` unless 0 <= index < 2^depth. */
export function deriveLeaf(root: SecretKey16, depth: number, index: number): SecretKey16 {
  checkRange(depth, index, index + 1);
  return descend(root, depth, index);
}

/**
 * The smallest set of nodes whose leaves are exactly [from, to), left to right; at most 2 * log2(leaves).
 * @throws CryptoError `out-of-range`
 */
export function coverRange(depth: number, from: number, to: number): NodePosition[] {
  checkRange(depth, from, to);
  const positions: NodePosition[] = [];
  let start = from;
  while (start < to) {
    let height = 0;
    while (height < depth && start % 2 ** (height + 1) === 0 && start + 2 ** (height + 1) <= to) height++;
    positions.push({ height, index: start / 2 ** height });
    start += 2 ** height;
  }
  return positions;
}

/** The node keys of `coverRange`, in its order. */
export function deriveCover(root: SecretKey16, depth: number, from: number, to: number): SecretKey16[] {
  return coverRange(depth, from, to).map(({ height, index }) => descend(root, depth - height, index));
}

/**
 * One leaf from a cover.
 * @throws CryptoError `out-of-range` when the leaf is not in the range, `invalid-length` when nodes are missing
 */
export function leafFromCover(cover: Cover, index: number): SecretKey16 {
  const { node, height } = nodeAbove(cover, index);
  return descend(node, height, index);
}

/** The cover's node above a leaf, and the node's place. */
export function nodeAbove(cover: Cover, index: number): NodePosition & { readonly node: Uint8Array } {
  const positions = coverRange(cover.depth, cover.from, cover.to);
  if (positions.length !== cover.nodes.length) {
    throw new CryptoError("invalid-length", "the cover does not have the nodes of its range");
  }
  const inRange = Number.isInteger(index) && index >= cover.from && index < cover.to;
  const found = inRange ? positions.findIndex((p) => Math.floor(index / 2 ** p.height) === p.index) : -1;
  const position = positions[found];
  const node = cover.nodes[found];
  if (position === undefined || node === undefined) {
    throw new CryptoError("out-of-range", "the leaf is not in the cover's range");
  }
  return { ...position, node };
}

import type { SecretKey16 } from "./branded-types";
import { CryptoError } from "./crypto-error";
import { type Cover, deriveChild, indexBit, nodeAbove } from "./key-tree";

/** Yields the leaf of a segment. The caller owns the returned bytes and may zero them. */
export type LeafSource = (index: number) => SecretKey16;

/** A whole tree by its root. */
export interface Tree {
  readonly root: SecretKey16;
  readonly depth: number;
}

/** A subtree with the path to its latest leaf: `path[i]` is the node `i` levels below the subtree's top. */
interface WalkedSubtree {
  readonly height: number;
  readonly index: number;
  readonly path: Uint8Array[];
  lastLeaf: number;
}

/**
 * Leaves of a tree or of a cover. Remembers the path to the latest leaf, so that reading leaves in order
 * costs two HMACs a leaf at most on average, however deep the tree is.
 * @throws CryptoError (from the source) `out-of-range` for a leaf that the tree or cover does not have
 */
export function leafSource(keys: Tree | Cover): LeafSource {
  const cover =
    "root" in keys ? { depth: keys.depth, from: 0, to: 2 ** keys.depth, nodes: [keys.root] } : keys;
  let subtree: WalkedSubtree | null = null;
  return (index) => {
    if (subtree === null || !holdsLeaf(subtree, index)) subtree = enterSubtree(cover, index);
    return walkToLeaf(subtree, index);
  };
}

function holdsLeaf(subtree: WalkedSubtree, index: number): boolean {
  return Number.isInteger(index) && Math.floor(index / 2 ** subtree.height) === subtree.index;
}

function enterSubtree(cover: Cover, index: number): WalkedSubtree {
  const { node, height, index: nodeIndex } = nodeAbove(cover, index);
  return { height, index: nodeIndex, path: [Uint8Array.from(node)], lastLeaf: index };
}

function walkToLeaf(subtree: WalkedSubtree, index: number): SecretKey16 {
  const { height, path } = subtree;
  const differingBits = 32 - Math.clz32((index ^ subtree.lastLeaf) >>> 0);
  path.length = Math.min(path.length, height - differingBits + 1);
  while (path.length <= height) {
    const above = path[path.length - 1];
    if (above === undefined) throw new CryptoError("out-of-range");
    path.push(deriveChild(above, indexBit(index, height - path.length)));
  }
  subtree.lastLeaf = index;
  const leaf = path[height];
  if (leaf === undefined) throw new CryptoError("out-of-range");
  return Uint8Array.from(leaf) as unknown as SecretKey16;
}

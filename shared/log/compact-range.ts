import { foldHashes, type TreePlace } from "./hash-reader";
import { LogError } from "./log-error";
import { EMPTY_ROOT, type Hash, nodeHash, requireHashes } from "./tree-hash";
import { half, isOdd, isTreeSize } from "./tree-size";

/** A complete subtree and its hash. */
export interface ClosedSubtree extends TreePlace {
  readonly hash: Hash;
}

/**
 * A growing tree by the few hashes that its root depends on: one for each bit set in its size. Appending n leaves costs less
 * than 2 * n hashes and no more memory than 53 hashes.
 */
export class CompactRange {
  #size: number;
  #hashes: Hash[];

  private constructor(size: number, hashes: Hash[]) {
    this.#size = size;
    this.#hashes = hashes;
  }

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /**
   * @param hashes of the complete subtrees, largest first, as `hashes` gave them
   * @throws LogError `log-data-malformed` when size and hashes do not fit together
   */
  static from(size: number, hashes: readonly Hash[]): CompactRange {
    if (!isTreeSize(size) || hashes.length !== bitsSet(size)) {
      throw new LogError("log-data-malformed", "size and hashes do not fit");
    }
    requireHashes(hashes, "log-data-malformed");
    return new CompactRange(
      size,
      hashes.map((hash) => Uint8Array.from(hash)),
    );
  }

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Copies of the hashes of the complete subtrees that the tree consists of, largest first. */
  get hashes(): readonly Hash[] {
    return this.#hashes.map((hash) => Uint8Array.from(hash));
  }

  /** An independent copy. */
  copy(): CompactRange {
    return new CompactRange(this.#size, [...this.#hashes]);
  }

  /**
   * Appends one leaf.
   * @param leaf its hash, 32 bytes
   * @returns the subtrees that became complete: the leaf itself first, then upwards
   * @throws LogError `log-data-malformed` for a leaf that is not a hash, or beyond 2^53 - 1 leaves
   */
  append(leaf: Hash): ClosedSubtree[] {
    requireHashes([leaf], "log-data-malformed");
    if (!isTreeSize(this.#size + 1)) throw new LogError("log-data-malformed", "the tree is full");
    let top: ClosedSubtree = { level: 0, index: this.#size, hash: Uint8Array.from(leaf) };
    const closed = [top];
    while (isOdd(top.index)) {
      const left = this.#hashes.pop();
      if (left === undefined) throw new LogError("log-data-malformed", "a hash is missing");
      top = { level: top.level + 1, index: half(top.index), hash: nodeHash(left, top.hash) };
      closed.push(top);
    }
    this.#hashes.push(top.hash);
    this.#size++;
    return closed;
  }

  root(): Hash {
    return foldHashes(this.#hashes) ?? EMPTY_ROOT;
  }
}

function bitsSet(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest = half(rest)) count += rest % 2;
  return count;
}

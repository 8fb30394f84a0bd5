import { equalConstantTime } from "../crypto";
import { verifyInclusion } from "./inclusion";
import { LogError } from "./log-error";
import { EMPTY_ROOT, type Hash, nodeHash, requireHashes } from "./tree-hash";
import { half, isOdd, isTreeSize, powerAtLeast } from "./tree-size";

/**
 * Proofs about the leaves [start, end) of a tree (draft-ietf-plants-merkle-tree-certs section 4): a subtree begins at a
 * multiple of the smallest power of two that is not below its size.
 */

interface SubtreeInclusionClaim {
  readonly start: number;
  readonly end: number;
  /** Of the leaf in the whole tree. */
  readonly index: number;
  readonly leafHash: Hash;
  readonly proof: readonly Hash[];
  /** Of the subtree. */
  readonly root: Hash;
}

interface SubtreeConsistencyClaim {
  readonly start: number;
  readonly end: number;
  /** Leaves of the whole tree. */
  readonly size: number;
  readonly subtreeRoot: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Checks that the subtree has this leaf at this index.
 * @throws LogError `proof-invalid`
 */
export function verifySubtreeInclusion(claim: SubtreeInclusionClaim): void {
  const { start, end, index, leafHash, proof, root } = claim;
  requireSubtree(start, end);
  if (!isTreeSize(index) || index < start) throw invalid("no such leaf");
  verifyInclusion({ size: end - start, index: index - start, leafHash, proof, root });
}

/**
 * Checks that the leaves [start, end) of the tree are exactly those of the subtree. An empty subtree has the empty root and an
 * empty proof in every tree.
 * @throws LogError `proof-invalid`
 */
export function verifySubtreeConsistency(claim: SubtreeConsistencyClaim): void {
  const { start, end, size, subtreeRoot, root, proof } = claim;
  requireSubtree(start, end);
  if (!isTreeSize(size) || end > size) throw invalid("the tree ends before the subtree");
  if (start === end || (start === 0 && end === size)) {
    const expected = start === end ? EMPTY_ROOT : root;
    if (proof.length > 0 || !equalConstantTime(subtreeRoot, expected)) throw invalid("another root");
    return;
  }
  requireHashes([subtreeRoot, root, ...proof], "proof-invalid");
  verifyContains(claim);
}

function requireSubtree(start: number, end: number): void {
  if (!isTreeSize(start) || !isTreeSize(end) || end < start) throw invalid("sizes");
  if (end > start && start % powerAtLeast(end - start) !== 0) throw invalid("not aligned");
}

/** The draft's section 4.4.3. */
function verifyContains({ start, end, size, subtreeRoot, root, proof }: SubtreeConsistencyClaim): void {
  let [fn, sn, tn] = [start, end - 1, size - 1];
  const endsWithTree = sn === tn;
  while (fn !== sn && (endsWithTree || isOdd(sn))) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  const path = fn === sn ? [subtreeRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) throw invalid("no proof");
  let [fr, sr] = [first, first];
  for (const hash of rest) {
    if (tn === 0) throw invalid("proof is too long");
    if (isOdd(sn) || sn === tn) {
      if (fn < sn) fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while (!isOdd(sn)) [fn, sn, tn] = [half(fn), half(sn), half(tn)];
    } else {
      sr = nodeHash(sr, hash);
    }
    [fn, sn, tn] = [half(fn), half(sn), half(tn)];
  }
  if (tn !== 0) throw invalid("proof is too short");
  if (!equalConstantTime(fr, subtreeRoot)) throw invalid("another root of the subtree");
  if (!equalConstantTime(sr, root)) throw invalid("another root of the tree");
}

function invalid(why: string): LogError {
  return new LogError("proof-invalid", `subtree: ${why}`);
}

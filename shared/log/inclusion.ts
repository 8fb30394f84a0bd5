import { equalConstantTime } from "../crypto";
import { LogError } from "./log-error";
import { type Hash, nodeHash, requireHashes } from "./tree-hash";
import { half, isOdd, isTreeSize } from "./tree-size";

export interface InclusionClaim {
  /** Leaves of the tree. */
  readonly size: number;
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly leafHash: Hash;
  /** From the leaf's sibling upwards. */
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/**
 * Checks that the tree has this leaf at this index (RFC 9162 section 2.1.3.2).
 * @throws LogError `proof-invalid`
 */
export function verifyInclusion({ size, index, leafHash, proof, root }: InclusionClaim): void {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size) throw invalid("no such leaf");
  requireHashes([leafHash, ...proof], "proof-invalid");
  let [fn, sn] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0) throw invalid("proof is too long");
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) throw invalid("proof is too short");
  if (!equalConstantTime(hash, root)) throw invalid("another root");
}

function invalid(why: string): LogError {
  return new LogError("proof-invalid", `inclusion: ${why}`);
}

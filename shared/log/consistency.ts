import { equalConstantTime } from "../crypto";
import { LogError } from "./log-error";
import { EMPTY_ROOT, type Hash, nodeHash, requireHashes } from "./tree-hash";
import { half, isOdd, isTreeSize, powerAtLeast } from "./tree-size";

export interface ConsistencyClaim {
  readonly fromSize: number;
  readonly toSize: number;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Checks that the larger tree begins with exactly the leaves of the smaller one (RFC 9162 section 2.1.4.2).
 * Trees of the same size must have the same root. Of an empty tree nothing can be proven, so growing from size 0 is
 * refused: whoever has seen no checkpoint yet has nothing to check a first one against, and must not ask.
 * @throws LogError `proof-invalid`
 */
export function verifyConsistency(claim: ConsistencyClaim): void {
  const { fromSize, toSize, fromRoot, toRoot, proof } = claim;
  if (!isTreeSize(fromSize) || !isTreeSize(toSize) || fromSize > toSize) throw invalid("sizes");
  if (fromSize === toSize) {
    if (proof.length > 0 || !equalConstantTime(fromRoot, toRoot)) throw invalid("same size, another root");
    if (toSize === 0 && !equalConstantTime(toRoot, EMPTY_ROOT)) throw invalid("not the empty root");
    return;
  }
  if (fromSize === 0) throw invalid("nothing is proven about an empty tree");
  if (proof.length === 0) throw invalid("no proof");
  requireHashes([fromRoot, toRoot, ...proof], "proof-invalid");
  verifyGrowth(claim, powerAtLeast(fromSize) === fromSize ? [fromRoot, ...proof] : proof);
}

function verifyGrowth(claim: ConsistencyClaim, path: readonly Hash[]): void {
  let [fn, sn] = [claim.fromSize - 1, claim.toSize - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  const [first, ...rest] = path;
  if (first === undefined) throw invalid("no proof");
  let [fr, sr] = [first, first];
  for (const hash of rest) {
    if (sn === 0) throw invalid("proof is too long");
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, hash);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) throw invalid("proof is too short");
  if (!equalConstantTime(fr, claim.fromRoot)) throw invalid("another root of the smaller tree");
  if (!equalConstantTime(sr, claim.toRoot)) throw invalid("another root of the larger tree");
}

function invalid(why: string): LogError {
  return new LogError("proof-invalid", `consistency: ${why}`);
}

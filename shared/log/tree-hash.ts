import { sha256 } from "../crypto";
import { LogError, type LogErrorCode } from "./log-error";

/** A SHA-256 of the tree: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_LENGTH = 32;

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162 section 2.1.1). */
export const EMPTY_ROOT: Hash = sha256();

/** SHA-256(00 || entry). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(LEAF_PREFIX, entry);
}

/** SHA-256(01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(NODE_PREFIX, left, right);
}

/** @throws LogError with this code unless each has 32 bytes */
export function requireHashes(hashes: readonly Uint8Array[], code: LogErrorCode): void {
  if (hashes.some((hash) => hash.length !== HASH_LENGTH)) throw new LogError(code, "not a SHA-256");
}

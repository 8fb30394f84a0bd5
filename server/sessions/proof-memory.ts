import { randomBytes } from "node:crypto";
import { bytesToBase64Url } from "../../shared/crypto";
import { nonceSecretOf, useProofOnce } from "../storage/proof-store";
import type { Storage } from "../storage/storage";

const NONCE_SECRET_LENGTH = 32;

/**
 * Remembers which proofs were used, and the secret behind the nonces. The two belong together: when the memory is
 * lost, so is the secret, and no proof that could be forgotten is acceptable any more.
 */
export interface ProofMemory {
  readonly nonceSecret: Uint8Array;
  /**
   * Marks a proof as used until `forgetAt`. False when it was used before.
   * @param now and `forgetAt`: Unix seconds
   */
  useOnce(proofHash: Uint8Array, forgetAt: number, now: number): Promise<boolean>;
}

/** For the one process of an embedded database: nothing is written for a request that only reads. */
export class ProcessProofMemory implements ProofMemory {
  readonly nonceSecret: Uint8Array = randomBytes(NONCE_SECRET_LENGTH);
  /** By hash, in the order of use, which is nearly the order in which they may be forgotten. */
  private readonly used = new Map<string, number>();

  /** Proofs that are remembered. */
  get size(): number {
    return this.used.size;
  }

  async useOnce(proofHash: Uint8Array, forgetAt: number, now: number): Promise<boolean> {
    for (const [hash, end] of this.used) {
      if (end > now) break;
      this.used.delete(hash);
    }
    const hash = bytesToBase64Url(proofHash);
    if (this.used.has(hash)) return false;
    this.used.set(hash, forgetAt);
    return true;
  }
}

/** For several processes on one database: a proof that one has seen is refused by all. */
class SharedProofMemory implements ProofMemory {
  constructor(
    readonly nonceSecret: Uint8Array,
    private readonly storage: Storage,
  ) {}

  useOnce(proofHash: Uint8Array, forgetAt: number): Promise<boolean> {
    return useProofOnce(this.storage.hasty, proofHash, forgetAt);
  }
}

/** Memory for servers that share their database: in there. */
export async function openSharedProofMemory(storage: Storage): Promise<ProofMemory> {
  return new SharedProofMemory(await nonceSecretOf(storage, randomBytes(NONCE_SECRET_LENGTH)), storage);
}

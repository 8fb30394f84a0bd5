import { type Fingerprint, fingerprintOf, type UserId } from "../../../shared/crypto";
import type { AnsweredPerson } from "./identity-answers";

/** Looked up again after this time, in milliseconds. */
const KEPT_FOR = 5 * 60_000;
const KEPT_MOST = 1000;

/**
 * Fingerprints that complete compact grants, which name their owner but not the owner's keys. A wrong one only makes
 * the grant's signature invalid.
 */
export class OwnerFingerprints {
  private readonly known = new Map<UserId, { readonly fingerprint: Fingerprint; readonly until: number }>();

  constructor(private readonly clock: () => number) {}

  find(ownerId: UserId): Fingerprint | null {
    const entry = this.known.get(ownerId);
    return entry && this.clock() < entry.until ? entry.fingerprint : null;
  }

  remember({ userId, record }: AnsweredPerson): Fingerprint {
    const fingerprint = fingerprintOf(userId, record.rsaSpki, record.signingKey);
    if (this.known.size >= KEPT_MOST) this.known.clear();
    this.known.set(userId, { fingerprint, until: this.clock() + KEPT_FOR });
    return fingerprint;
  }
}

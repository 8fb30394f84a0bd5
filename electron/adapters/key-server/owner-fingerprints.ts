import { type Fingerprint, fingerprintOf, type UserId } from "../../../shared/crypto";
import type { IdentityRecord } from "../../../shared/format";

/** Looked up again after this time, in milliseconds. */
const KEPT_FOR = 5 * 60_000;
const KEPT_MOST = 1000;

interface KnownOwner {
  /** By sequence. */
  readonly fingerprints: ReadonlyMap<number, Fingerprint>;
  readonly current: Fingerprint | null;
  readonly until: number;
}

/**
 * Fingerprints that complete compact grants, which name their owner but not the owner's keys. Nothing proves them: a wrong one
 * only makes the grant's signature invalid.
 */
export class OwnerFingerprints {
  private readonly known = new Map<UserId, KnownOwner>();

  constructor(private readonly clock: () => number) {}

  /** @param sequence of the owner's record; null for the one in force */
  find(ownerId: UserId, sequence: number | null): Fingerprint | null {
    const owner = this.known.get(ownerId);
    if (owner === undefined || this.clock() >= owner.until) return null;
    return (sequence === null ? owner.current : owner.fingerprints.get(sequence)) ?? null;
  }

  /** @param records oldest first */
  remember(ownerId: UserId, records: readonly IdentityRecord[]): void {
    const fingerprints = new Map(
      records.map(({ userId, sequence, rsaSpki, signingKey }) => [
        sequence,
        fingerprintOf(userId, rsaSpki, signingKey),
      ]),
    );
    if (this.known.size >= KEPT_MOST) this.known.clear();
    const current = [...fingerprints.values()].at(-1) ?? null;
    this.known.set(ownerId, { fingerprints, current, until: this.clock() + KEPT_FOR });
  }
}

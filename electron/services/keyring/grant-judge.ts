import { equalConstantTime, fingerprintDigits } from "../../../shared/crypto";
import { FormatError, type Grant, isGrantExpired, verifyGrant } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Session } from "../identity/session";
import type { MetCheckpoints } from "../log/met-checkpoints";
import type { People } from "../people/people";
import { type AcceptedKeys, generationOf, type Person } from "../people/person";

export interface Verdict {
  readonly owner: Person | null;
  /** Null when the grant may be unwrapped. */
  readonly problem: ErrorCode | null;
}

/** Decides, before anything is unwrapped, whether a grant may be used. */
export class GrantJudge {
  readonly #rechecked = new Set<string>();
  /** Signatures that were found right; the fingerprint in the grant fixes the key that made them. */
  readonly #verified = new WeakSet<Grant>();

  constructor(
    private readonly deps: {
      readonly session: Session;
      readonly people: People;
      readonly met: Pick<MetCheckpoints, "inGrant">;
    },
  ) {}

  /** Verdicts in the order of the grants; unknown owners are looked up with one question. */
  async judge(grants: readonly Grant[]): Promise<Verdict[]> {
    const whenUnknown = await this.#getToKnowOwners(grants);
    return Promise.all(grants.map((grant) => this.#judgeOne(grant, whenUnknown)));
  }

  /** @returns what is wrong with a grant whose owner is not known even now */
  async #getToKnowOwners(grants: readonly Grant[]): Promise<ErrorCode> {
    try {
      await this.deps.people.byIds(grants.map((grant) => grant.ownerId));
      return "grant-invalid";
    } catch (error) {
      return errorCodeOf(error);
    }
  }

  async #judgeOne(grant: Grant, whenUnknown: ErrorCode): Promise<Verdict> {
    const me = this.deps.session.identity();
    const known = this.deps.people.pinned(grant.ownerId);
    const problem = problemOfRecipient(grant, me);
    if (problem !== null) return { owner: known, problem };
    if (known === null) return { owner: null, problem: whenUnknown };
    const owner = keysBehind(grant, known) !== null ? known : await this.#recheck(known);
    return { owner, problem: this.#problemOf(grant, owner) };
  }

  /** The owner may have new keys that this computer has not heard of; asks once a session. */
  async #recheck(owner: Person): Promise<Person> {
    if (owner.isMe || this.#rechecked.has(owner.userId)) return owner;
    this.#rechecked.add(owner.userId);
    await this.deps.people.askAgain([owner.userId]).catch(() => undefined);
    return this.deps.people.pinned(owner.userId) ?? owner;
  }

  #problemOf(grant: Grant, owner: Person): ErrorCode | null {
    const keys = keysBehind(grant, owner);
    if (keys === null) {
      const isByOffered =
        owner.trust === "changed" && fingerprintDigits(grant.ownerFingerprint) === owner.view.digits;
      return isByOffered ? "person-key-changed" : "grant-invalid";
    }
    if (!this.#isSigned(grant, keys.record.signingKey)) return "grant-invalid";
    return isGrantExpired(grant, Math.floor(Date.now() / 1000)) ? "grant-expired" : null;
  }

  #isSigned(grant: Grant, signingKey: Uint8Array): boolean {
    if (this.#verified.has(grant)) return true;
    try {
      verifyGrant(grant, signingKey);
      this.#verified.add(grant);
      this.deps.met.inGrant(grant);
      return true;
    } catch (error) {
      if (error instanceof FormatError) return false;
      throw error;
    }
  }
}

/** The accepted keys, of now or former, that the grant says it was made with. */
export function keysBehind(grant: Grant, owner: Person): AcceptedKeys | null {
  return generationOf(owner, grant.ownerFingerprint);
}

function problemOfRecipient(grant: Grant, me: ActiveIdentity): ErrorCode | null {
  if (grant.recipientId !== me.userId) return "grant-invalid";
  if (me.opensFor(grant.recipientFingerprint)) return null;
  const wasMine = me.chain.some(({ fingerprint }) =>
    equalConstantTime(fingerprint, grant.recipientFingerprint),
  );
  return wasMine ? "keys-lost" : "grant-invalid";
}

import { equalConstantTime } from "../../../shared/crypto";
import { encodeGrantCompact, FormatError, type Grant, verifyGrant } from "../../../shared/format";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Session } from "../identity/session";
import { toStoredBytes } from "../profile/stored-bytes";
import type { Given, GivenAccess } from "./given-access";

/**
 * Brings the owner's book and the server's list of her grants together. The list is not believed: a grant counts only if she
 * signed it, and access that was ended stays ended.
 */
export class IssuedGrants {
  /** Where the next reading goes on; null for the start. */
  #resume: string | null = null;

  constructor(private readonly deps: { readonly session: Session; readonly given: GivenAccess }) {}

  /** @throws KeyferryError of the server */
  async refresh(): Promise<void> {
    const { session, given } = this.deps;
    const [identity, server] = [session.identity(), session.server()];
    await this.tellServer();
    let after = this.#resume;
    for (;;) {
      const page = await server.issuedGrants(after);
      const isComplete = page.next === null || page.next === after;
      const mine = page.grants.filter((grant) => isSignedBy(identity, grant)).map(givenBy);
      await given.learn(
        mine.filter(({ recipientId }) => recipientId !== identity.userId),
        isComplete,
      );
      if (isComplete) {
        this.#resume = page.resume ?? after;
        return;
      }
      after = page.next;
    }
  }

  /** Ends at the server what was ended while it did not answer. @throws KeyferryError of the server */
  async tellServer(): Promise<void> {
    const { session, given } = this.deps;
    const untold = given.untold();
    if (untold.length === 0) return;
    await session.server().changeGrants(untold.map((pair) => ({ change: "revoke", ...pair })));
    await given.end(untold, true);
  }
}

/** By her keys of now, or by those that she had when she made it. */
function isSignedBy({ userId, chain }: ActiveIdentity, grant: Grant): boolean {
  const keys = chain.find(({ fingerprint }) => equalConstantTime(fingerprint, grant.ownerFingerprint));
  if (grant.ownerId !== userId || keys === undefined) return false;
  try {
    verifyGrant(grant, keys.record.signingKey);
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function givenBy(grant: Grant): Given {
  const { dataId, recipientId, recipientFingerprint, access, epoch, issuedAt, kind } = grant;
  return {
    dataId,
    recipientId,
    recipientFingerprint: toStoredBytes(recipientFingerprint),
    access,
    epoch,
    since: issuedAt,
    isGivenHere: false,
    notAfter: grant.notAfter,
    // It stands only in the wrapped grant, which its giver cannot open.
    note: null,
    bytes: encodeGrantCompact(grant).length,
    part: kind === "range" ? "unknown" : null,
  };
}

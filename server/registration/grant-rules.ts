import { CryptoError, equalConstantTime } from "../../shared/crypto";
import {
  decodeGrantJson,
  encodeGrantCompact,
  FormatError,
  type Grant,
  verifyGrant,
} from "../../shared/format";
import type { GrantJsonInput, Outcome } from "../../shared/protocol/http/grants";
import { isRegistered } from "../storage/data-store";
import { type GrantPlace, removeGrants, storeGrant } from "../storage/grant-store";
import { type EnrolledPerson, findPerson } from "../storage/people-store";
import type { Queries } from "../storage/tables";

/** The grant behind its JSON form, or null when it is malformed, of another owner, or not signed by this one. */
export function checkGrant(owner: EnrolledPerson, json: GrantJsonInput): Grant | null {
  try {
    const grant = decodeGrantJson(json);
    const byOwner =
      grant.ownerId === owner.userId && equalConstantTime(grant.ownerFingerprint, owner.fingerprint);
    if (!byOwner) return null;
    verifyGrant(grant, owner.signingKey);
    return grant;
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError) return null;
    throw error;
  }
}

/**
 * Stores a grant if all of this holds: the caller owns it and signed it, the data is hers, the recipient is enrolled
 * with exactly the keys that it was made for, and nothing newer is stored.
 */
export async function registerGrant(
  queries: Queries,
  owner: EnrolledPerson,
  json: GrantJsonInput,
): Promise<Outcome> {
  const grant = checkGrant(owner, json);
  if (!grant) return "refused";
  if (!(await isRegistered(queries, grant))) return "data-unknown";
  const recipient = await findPerson(queries, grant.recipientId);
  if (!recipient) return "recipient-unknown";
  if (!equalConstantTime(recipient.fingerprint, grant.recipientFingerprint)) return "recipient-changed";
  const { dataId, ownerId, recipientId, epoch, ownerFingerprint, recipientFingerprint } = grant;
  const stored = await storeGrant(queries, {
    dataId,
    ownerId,
    recipientId,
    epoch,
    ownerFingerprint,
    recipientFingerprint,
    compact: encodeGrantCompact(grant),
    notAfter: grant.notAfter,
  });
  return stored === "stored" ? "done" : "conflict";
}

/** Takes every epoch of a recipient's access away; done as well when there was none. */
export async function revokeGrant(queries: Queries, place: GrantPlace): Promise<Outcome> {
  if (!(await isRegistered(queries, place))) return "data-unknown";
  await removeGrants(queries, place);
  return "done";
}

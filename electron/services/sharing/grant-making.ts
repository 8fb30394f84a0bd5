import {
  deriveCover,
  type Fingerprint,
  importSigningKey,
  treeDepth,
  type UserId,
  zero,
} from "../../../shared/crypto";
import {
  createGrant,
  encodeGrantCompact,
  type Grant,
  type GrantAccess,
  type GrantPayload,
  segmentCount,
} from "../../../shared/format";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import { toStoredBytes } from "../profile/stored-bytes";
import type { GrantedNode } from "../vault/access-ledger";
import type { Given } from "./given-access";

/** Grants made before the event loop gets a turn. */
const GRANTS_AT_ONCE = 32;

/** The keys of the person whom a grant is made for. */
export interface GrantRecipient {
  readonly userId: UserId;
  readonly fingerprint: Fingerprint;
  readonly rsaSpki: Uint8Array;
}

export interface GrantToMake {
  readonly node: GrantedNode;
  readonly recipient: GrantRecipient;
  readonly access: GrantAccess;
  /** Segments [from, to) of a file; null for the whole item. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** When it was first given, in seconds since 1970; null for now. */
  readonly since: number | null;
}

/** A grant with what the owner's book says of it. */
export interface MadeGrant {
  readonly grant: Grant;
  readonly given: Given;
}

interface GrantAuthor {
  readonly identity: ActiveIdentity;
  readonly checkpoint: Grant["checkpoint"];
}

/** Wraps and signs. @throws KeyferryError `range-invalid` for a part that the file does not have */
export function makeGrants(
  session: Pick<Session, "identity" | "checkpoint">,
  toMake: readonly GrantToMake[],
): Promise<MadeGrant[]> {
  const author = { identity: session.identity(), checkpoint: session.checkpoint() };
  return author.identity.withSigningKey(async (pkcs8) => {
    const signingKey = importSigningKey(pkcs8);
    const made: MadeGrant[] = [];
    for (const one of toMake) {
      made.push(makeGrant(author, signingKey, one));
      if (made.length % GRANTS_AT_ONCE === 0) await new Promise(setImmediate);
    }
    return made;
  });
}

function makeGrant(
  { identity: { userId, fingerprint }, checkpoint }: GrantAuthor,
  signingKey: ReturnType<typeof importSigningKey>,
  toMake: GrantToMake,
): MadeGrant {
  const { node, recipient, access, range, since } = toMake;
  const issuedAt = Math.floor(Date.now() / 1000);
  const payload = payloadOf(toMake);
  try {
    const grant = createGrant({
      dataId: node.dataId,
      ownerId: userId,
      ownerFingerprint: fingerprint,
      recipientId: recipient.userId,
      recipientFingerprint: recipient.fingerprint,
      access: range === null ? access : "read",
      epoch: node.epoch,
      issuedAt,
      notAfter: null,
      checkpoint,
      payload,
      recipientSpki: recipient.rsaSpki,
      ownerSigningPrivate: signingKey,
    });
    return { grant, given: givenBy(grant, toMake, since ?? issuedAt) };
  } finally {
    if (payload.kind === "range") zero(...payload.nodes);
  }
}

function payloadOf({ node, range }: GrantToMake): GrantPayload {
  const { name, contentKey, header, version, itemKey } = node;
  if (range === null) return { kind: "item", key: itemKey, name };
  const count = segmentCount(header);
  if (contentKey === null || range.from >= range.to || range.to > count)
    throw new KeyferryError("range-invalid");
  const nodes = deriveCover(contentKey, treeDepth(count), range.from, range.to);
  return { kind: "range", ...range, version, segmentCount: count, nodes, name };
}

function givenBy(grant: Grant, { node, range }: GrantToMake, since: number): Given {
  const part = range && {
    ...range,
    segmentCount: segmentCount(node.header),
    version: node.version,
    contentHash: toStoredBytes(node.header.tagsHash),
  };
  return {
    dataId: grant.dataId,
    recipientId: grant.recipientId,
    recipientFingerprint: toStoredBytes(grant.recipientFingerprint),
    access: grant.access,
    epoch: grant.epoch,
    since,
    isGivenHere: true,
    bytes: encodeGrantCompact(grant).length,
    part,
  };
}

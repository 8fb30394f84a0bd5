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
import { keepNote } from "./kept-note";

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
  /** Seconds since 1970 after which it is over; null for ever. */
  readonly notAfter: number | null;
  /** What the recipient is told with it. */
  readonly note: string | null;
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
  { identity, checkpoint }: GrantAuthor,
  signingKey: ReturnType<typeof importSigningKey>,
  toMake: GrantToMake,
): MadeGrant {
  const { node, recipient, access, range, since, notAfter } = toMake;
  const issuedAt = Math.floor(Date.now() / 1000);
  const payload = payloadOf(toMake);
  try {
    const grant = createGrant({
      dataId: node.dataId,
      ownerId: identity.userId,
      ownerFingerprint: identity.fingerprint,
      recipientId: recipient.userId,
      recipientFingerprint: recipient.fingerprint,
      access: range === null ? access : "read",
      epoch: node.epoch,
      issuedAt,
      notAfter,
      checkpoint,
      payload,
      recipientSpki: recipient.rsaSpki,
      ownerSigningPrivate: signingKey,
    });
    const note = toMake.note === null ? null : keepNote(identity, grant, toMake.note);
    return { grant, given: { ...givenBy(grant, toMake, since ?? issuedAt), note } };
  } finally {
    if (payload.kind === "range") zero(...payload.nodes);
  }
}

function payloadOf({ node, range, note }: GrantToMake): GrantPayload {
  const texts = { name: node.name, ...(note === null ? {} : { note }) };
  const { contentKey, header, version, itemKey } = node;
  if (range === null) return { kind: "item", key: itemKey, ...texts };
  const count = segmentCount(header);
  if (contentKey === null || range.from >= range.to || range.to > count)
    throw new KeyferryError("range-invalid");
  const nodes = deriveCover(contentKey, treeDepth(count), range.from, range.to);
  return { kind: "range", ...range, version, segmentCount: count, nodes, ...texts };
}

function givenBy(grant: Grant, { node, range }: GrantToMake, since: number): Omit<Given, "note"> {
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
    notAfter: grant.notAfter,
    bytes: encodeGrantCompact(grant).length,
    part,
  };
}

import {
  bytesToBase64Url,
  type DataId,
  type Fingerprint,
  parseDataId,
  parseUserId,
  type UserId,
} from "../../../shared/crypto";
import { decodeGrantCompact, decodeGrantJson, type Grant } from "../../../shared/format";
import type { GrantJsonInput, ListAnswer } from "../../../shared/protocol/http/grants";
import { MEDIA_GRANT, OWNER_HEADER } from "../../../shared/protocol/http/media-types";
import { myKeyPath } from "../../../shared/protocol/http/paths";
import { KeyferryError } from "../../services/keyferry-error";
import type { GrantPage } from "../../services/ports/key-server";
import { decodeStrictly } from "./answers";
import type { ServerAnswer } from "./transport";

export interface WantedGrant {
  readonly recipientFingerprint: Fingerprint;
  readonly formerFingerprints?: ReadonlyMap<number, Fingerprint>;
  readonly ownerId?: UserId;
  readonly ownerSigningKey?: Uint8Array;
  readonly epoch?: number;
}

/** Path and query that ask for one grant. */
export function wantedGrantPath(dataId: DataId, wanted: WantedGrant): string {
  const query = new URLSearchParams();
  if (wanted.ownerId !== undefined) query.set("owner", wanted.ownerId);
  if (wanted.ownerSigningKey !== undefined) query.set("ownerKey", bytesToBase64Url(wanted.ownerSigningKey));
  if (wanted.epoch !== undefined) query.set("epoch", String(wanted.epoch));
  return query.size === 0 ? myKeyPath(dataId) : `${myKeyPath(dataId)}?${query}`;
}

/** Whose records a compact answer names; null for the one in force. */
export interface NamedRecords {
  readonly ownerId: UserId;
  readonly ownerSequence: number | null;
  readonly recipientSequence: number | null;
}

const NAMED = /^([0-9a-f]{32})(?:;owner=(0|[1-9][0-9]{0,9}))?(?:;recipient=(0|[1-9][0-9]{0,9}))?$/;

/** @throws KeyferryError `server-answer-invalid` */
export function namedRecords(answer: ServerAnswer, wanted: WantedGrant): NamedRecords {
  if (answer.mediaType !== MEDIA_GRANT) throw new KeyferryError("server-answer-invalid", "not a grant");
  const [, ownerText, owner, recipient] = NAMED.exec(answer.header(OWNER_HEADER) ?? "") ?? [];
  if (ownerText === undefined) throw new KeyferryError("server-answer-invalid", "no owner");
  const ownerId = parseUserId(ownerText);
  if (wanted.ownerId !== undefined && wanted.ownerId !== ownerId)
    throw new KeyferryError("server-answer-invalid", "a grant of another owner");
  const sequence = (text: string | undefined) => (text === undefined ? null : Number(text));
  return { ownerId, ownerSequence: sequence(owner), recipientSequence: sequence(recipient) };
}

/** @throws KeyferryError `server-answer-invalid` for a grant to keys that I never had */
export function recipientFingerprintOf(
  { recipientSequence }: NamedRecords,
  { recipientFingerprint, formerFingerprints }: WantedGrant,
): Fingerprint {
  if (recipientSequence === null) return recipientFingerprint;
  const former = formerFingerprints?.get(recipientSequence);
  if (former === undefined) throw new KeyferryError("server-answer-invalid", "a grant to other keys");
  return former;
}

/** The grant of a compact answer, completed by who and what was asked for. */
export function readCompactGrant(
  answer: ServerAnswer,
  context: Parameters<typeof decodeGrantCompact>[1],
  wanted: WantedGrant,
): Grant {
  const grant = decodeStrictly(() => decodeGrantCompact(answer.body, context));
  if (wanted.epoch !== undefined && wanted.epoch !== grant.epoch)
    throw new KeyferryError("server-answer-invalid", "a grant of another epoch");
  return grant;
}

/** Grants of a JSON answer; each must be one that was asked for. */
export function readGrants(
  grants: readonly GrantJsonInput[],
  isAskedFor: (grant: Grant) => boolean,
): Grant[] {
  return grants.map((json) => {
    const grant = decodeStrictly(() => decodeGrantJson(json));
    if (!isAskedFor(grant)) throw new KeyferryError("server-answer-invalid", "a grant nobody asked for");
    return grant;
  });
}

export function readPage(page: ListAnswer, isAskedFor: (grant: Grant) => boolean): GrantPage {
  return {
    grants: readGrants(page.grants, isAskedFor),
    revoked: page.revoked.map(({ dataId, ownerId, recipientId }) => ({
      dataId: parseDataId(dataId),
      ownerId: parseUserId(ownerId),
      recipientId: parseUserId(recipientId),
    })),
    next: page.next,
    resume: page.resume,
  };
}

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

/** The owner that a compact answer names. */
export function ownerOf(answer: ServerAnswer, wanted: WantedGrant): UserId {
  if (answer.mediaType !== MEDIA_GRANT) throw new KeyferryError("server-answer-invalid", "not a grant");
  const ownerId = decodeStrictly(() => parseUserId(answer.header(OWNER_HEADER) ?? ""));
  if (wanted.ownerId !== undefined && wanted.ownerId !== ownerId)
    throw new KeyferryError("server-answer-invalid", "a grant of another owner");
  return ownerId;
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

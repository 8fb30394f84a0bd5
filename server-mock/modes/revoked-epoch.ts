import { grantJson } from "../../server/routes/listing-answer";
import type { StoredGrant } from "../../server/storage/grant-store";
import type { UserId } from "../../shared/crypto";
import { fetchSchema, listAnswerSchema } from "../../shared/protocol/http/grants";
import { MEDIA_GRANT, OWNER_HEADER } from "../../shared/protocol/http/media-types";
import { type Endpoint, endpointOf } from "../front/endpoints";
import { type Answer, type Asked, jsonAnswer, jsonOf, withJson } from "../front/exchange";
import { GrantShelf } from "./grant-shelf";
import type { Mode } from "./mode";

const CHANGES: ReadonlySet<Endpoint["is"]> = new Set(["batch", "revoke"]);

export const revokedEpoch: Mode = {
  name: "revoked-epoch",
  kind: "hostile",
  sentence:
    "Grants that were taken away or replaced since the mode began are served and listed again, the oldest first of all.",
  async begin({ world }) {
    const shelf = new GrantShelf();
    await shelf.fill(world.storage.db);
    return {
      async answer(asked, honestly) {
        const endpoint = endpointOf(asked);
        if (CHANGES.has(endpoint.is)) await shelf.fill(world.storage.db);
        const answer = await honestly(asked);
        return asked.asker === null ? answer : oldAnswer(shelf, asked, asked.asker, endpoint, answer);
      },
    };
  },
};

function oldAnswer(
  shelf: GrantShelf,
  asked: Asked,
  asker: UserId,
  endpoint: Endpoint,
  answer: Answer,
): Answer {
  if (endpoint.is === "my-key") return oldKey(shelf, asked, asker, endpoint.dataId) ?? answer;
  if (answer.status !== 200) return answer;
  if (endpoint.is === "fetch") {
    const wanted = new Set(fetchSchema.parse(JSON.parse(asked.body.toString("utf8"))).dataIds);
    const grants = shelf.oldest((grant) => grant.recipientId === asker && wanted.has(grant.dataId));
    return withJson(answer, { grants: grants.map(grantJson) });
  }
  if (endpoint.is === "listing" || endpoint.is === "data-grants") {
    const isListed = (grant: StoredGrant): boolean => {
      if (endpoint.is === "data-grants") return grant.ownerId === asker && grant.dataId === endpoint.dataId;
      return asker === (endpoint.side === "received" ? grant.recipientId : grant.ownerId);
    };
    const page = listAnswerSchema.parse(jsonOf(answer));
    const grants = shelf.oldest(isListed).map(grantJson);
    return withJson(answer, { ...page, grants, revoked: [], next: null });
  }
  return answer;
}

/** In the form that was asked for; null when nothing old is there, or when exactly one epoch is asked for. */
function oldKey(shelf: GrantShelf, asked: Asked, asker: UserId, dataId: string): Answer | null {
  const query = new URL(asked.url, "http://mock").searchParams;
  if (query.has("epoch")) return null;
  const [old] = shelf.oldest((grant) => grant.recipientId === asker && grant.dataId === dataId);
  if (old === undefined) return null;
  if (!asked.headers.accept?.includes(MEDIA_GRANT)) return jsonAnswer(200, { grant: grantJson(old) });
  const body = Buffer.from(old.compact);
  const headers = { [OWNER_HEADER]: old.ownerId, "content-type": MEDIA_GRANT, "content-length": body.length };
  return { status: 200, headers, body };
}

import { findGrant } from "../../server/storage/grant-store";
import { parseUserId } from "../../shared/crypto";
import {
  decodeGrantCompact,
  decodeGrantJson,
  encodeGrantCompact,
  encodeGrantJson,
  type Grant,
} from "../../shared/format";
import {
  fetchAnswerSchema,
  type GrantJsonInput,
  grantAnswerSchema,
  listAnswerSchema,
} from "../../shared/protocol/http/grants";
import { OWNER_HEADER } from "../../shared/protocol/http/media-types";
import { endpointOf } from "../front/endpoints";
import { type Answer, type Asked, isJson, jsonOf, withBody, withJson } from "../front/exchange";
import type { Stage } from "../stage";
import type { Misbehaviour } from "./mode";

/** Gives the grant to be shown in place of a genuine one; the same one where it has nothing to put there. */
export type GrantReplacement = (genuine: Grant) => Promise<Grant>;

/** Replaces grants wherever a recipient is given them: by data ID in both forms, fetched together, and in her listing. */
export function replacingGrants(stage: Stage, replace: GrantReplacement): Misbehaviour {
  const replaceAll = (grants: readonly GrantJsonInput[]) =>
    Promise.all(grants.map(async (json) => encodeGrantJson(await replace(decodeGrantJson(json)))));

  const replaceOne = async (asked: Asked, answer: Answer): Promise<Answer> => {
    if (isJson(answer)) {
      const { grant } = grantAnswerSchema.parse(jsonOf(answer));
      return withJson(answer, { grant: (await replaceAll([grant]))[0] });
    }
    const genuine = await grantOfCompactAnswer(stage, asked, answer);
    return genuine === null ? answer : withBody(answer, encodeGrantCompact(await replace(genuine)));
  };

  return {
    async answer(asked, honestly) {
      const endpoint = endpointOf(asked);
      const answer = await honestly(asked);
      if (answer.status !== 200) return answer;
      if (endpoint.is === "my-key") return replaceOne(asked, answer);
      if (endpoint.is === "fetch") {
        const { grants } = fetchAnswerSchema.parse(jsonOf(answer));
        return withJson(answer, { grants: await replaceAll(grants) });
      }
      if (endpoint.is === "listing" && endpoint.side === "received") {
        const page = listAnswerSchema.parse(jsonOf(answer));
        return withJson(answer, { ...page, grants: await replaceAll(page.grants) });
      }
      return answer;
    },
  };
}

/** The grant that a compact answer leaves to its asker to complete. */
async function grantOfCompactAnswer(stage: Stage, asked: Asked, answer: Answer): Promise<Grant | null> {
  const endpoint = endpointOf(asked);
  if (endpoint.is !== "my-key" || asked.asker === null) return null;
  const ownerId = parseUserId(String(answer.headers[OWNER_HEADER]).split(";")[0] as string);
  const wanted = { dataId: endpoint.dataId, recipientId: asked.asker, ownerId };
  const stored = await findGrant(stage.world.storage.db, wanted, Math.floor(Date.now() / 1000));
  return stored === null ? null : decodeGrantCompact(answer.body, stored);
}

import { GRANT_COLUMNS, storedGrantOf } from "../../server/storage/grant-store";
import type { UserId } from "../../shared/crypto";
import { listAnswerSchema } from "../../shared/protocol/http/grants";
import { endpointOf } from "../front/endpoints";
import { jsonOf, problemAnswer, withJson } from "../front/exchange";
import type { Stage } from "../stage";
import type { Mode } from "./mode";

export const falseRevocations: Mode = {
  name: "false-revocations",
  kind: "hostile",
  sentence: "Every grant is listed as taken away, whatever was listed before, and none is served.",
  begin: async (stage) => ({
    async answer(asked, honestly) {
      const endpoint = endpointOf(asked);
      const answer = await honestly(asked);
      if (answer.status !== 200 || asked.asker === null) return answer;
      if (endpoint.is === "my-key") return problemAnswer("not-found");
      if (endpoint.is === "fetch") return withJson(answer, { grants: [] });
      if (endpoint.is !== "listing") return answer;
      const page = listAnswerSchema.parse(jsonOf(answer));
      return withJson(answer, { ...page, grants: [], revoked: await placesOf(stage, asked.asker) });
    },
  }),
};

/** Everything that somebody was given or gave, as a listing says that it was taken away. */
async function placesOf({ world }: Stage, person: UserId) {
  const rows = await world.storage.db.selectFrom("grants").select(GRANT_COLUMNS).execute();
  return rows
    .map(storedGrantOf)
    .filter(({ ownerId, recipientId }) => person === ownerId || person === recipientId)
    .map(({ dataId, ownerId, recipientId }) => ({ dataId, ownerId, recipientId }));
}

import { type BatchChange, batchAnswerSchema, type Outcome } from "../../shared/protocol/http/grants";
import { endpointOf } from "../front/endpoints";
import { type Answer, type Asked, jsonAnswer, jsonOf, withJson } from "../front/exchange";
import type { Honestly, Mode } from "./mode";

export const withheldRevocation: Mode = {
  name: "withheld-revocation",
  kind: "hostile",
  sentence: "Access that an owner takes away is confirmed as taken away, and stays.",
  begin: async () => ({
    async answer(asked, honestly) {
      const endpoint = endpointOf(asked);
      if (endpoint.is === "revoke") return { status: 204, headers: {}, body: Buffer.alloc(0) };
      return endpoint.is === "batch" ? withoutRevocations(asked, honestly) : honestly(asked);
    },
  }),
};

/** Does all of a batch but its revocations, and says that these were done too. */
async function withoutRevocations(asked: Asked, honestly: Honestly): Promise<Answer> {
  const { changes } = JSON.parse(asked.body.toString("utf8")) as { changes: BatchChange[] };
  const others = changes.filter(({ change }) => change !== "revoke-grant");
  if (others.length === 0) return jsonAnswer(200, { outcomes: changes.map(() => "done") });
  const body = Buffer.from(JSON.stringify({ changes: others }));
  const headers = { ...asked.headers, "content-length": String(body.length) };
  const answer = await honestly({ ...asked, headers, body });
  if (answer.status !== 200) return answer;
  const told = [...batchAnswerSchema.parse(jsonOf(answer)).outcomes];
  const outcomes = changes.map(
    ({ change }): Outcome => (change === "revoke-grant" ? "done" : (told.shift() ?? "refused")),
  );
  return withJson(answer, { outcomes });
}

import { z } from "zod";
import type { UserId } from "../../shared/crypto";
import { parseDataId, parseUserId } from "../../shared/crypto";
import { registrationSchema } from "../../shared/protocol/http/data";
import { dataIdSchema, userIdSchema } from "../../shared/protocol/http/encodings";
import {
  batchAnswerSchema,
  batchSchema,
  grantBodySchema,
  listAnswerSchema,
  listQuerySchema,
  type Outcome,
} from "../../shared/protocol/http/grants";
import { PAGE_SIZE } from "../../shared/protocol/http/limits";
import { PATHS } from "../../shared/protocol/http/paths";
import type { ProblemName } from "../../shared/protocol/http/problems";
import type { ServerContext } from "../context";
import { decodeCursor } from "../cursor";
import { Problem } from "../problem";
import { applyChange } from "../registration/batch";
import { claimData } from "../registration/data-rules";
import { registerGrant, revokeGrant } from "../registration/grant-rules";
import { personOf } from "../sessions/session-guard";
import { isRegistered } from "../storage/data-store";
import { listGrantsOfData } from "../storage/grant-listing";
import { type EnrolledPerson, findPerson } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { listingAnswer } from "./listing-answer";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

const dataParams = z.object({ dataId: dataIdSchema });
const grantParams = z.object({ dataId: dataIdSchema, userId: userIdSchema });

const PROBLEM_OF_OUTCOME: Readonly<Record<Exclude<Outcome, "done">, ProblemName>> = {
  conflict: "newer-epoch",
  "recipient-unknown": "recipient-unknown",
  "recipient-changed": "recipient-changed",
  "data-unknown": "not-found",
  refused: "grant-refused",
};

async function callerOf(queries: Queries, personId: UserId): Promise<EnrolledPerson> {
  const person = await findPerson(queries, personId);
  if (!person) throw new Problem("not-signed-in");
  return person;
}

function demandDone(outcome: Outcome): void {
  if (outcome !== "done") throw new Problem(PROBLEM_OF_OUTCOME[outcome]);
}

/** What owners do: register data, register and revoke grants, see whom they shared with. */
export function dataRoutes(app: TypedApp, context: ServerContext): void {
  const { storage, metrics } = context;

  app.put(
    PATHS.data,
    {
      schema: {
        summary: "Register data as the caller's",
        tags: ["data"],
        params: dataParams,
        body: registrationSchema,
        response: { 201: z.null(), 204: z.null(), ...problemsOf(400, 401, 413, 415, 422, 429) },
      },
    },
    async (request, reply) => {
      const claim = { dataId: request.params.dataId, ...request.body };
      const outcome = await storage.transaction(async (queries) =>
        claimData(queries, await callerOf(queries, personOf(request)), claim, context.nowSeconds()),
      );
      metrics.countChange("register-data", outcome);
      if (outcome === "root-mismatch") throw new Problem("root-mismatch");
      return reply.code(outcome === "registered" ? 201 : 204).send(null);
    },
  );

  app.put(
    PATHS.grant,
    {
      schema: {
        summary: "Register a grant that the caller signed",
        tags: ["grants"],
        params: grantParams,
        body: grantBodySchema,
        response: { 204: z.null(), ...problemsOf(400, 401, 404, 409, 413, 415, 422, 429) },
      },
    },
    async (request, reply) => {
      const { grant } = request.body;
      if (grant.dataId !== request.params.dataId || grant.recipientId !== request.params.userId)
        throw new Problem("grant-refused");
      const outcome = await storage.transaction(async (queries) =>
        registerGrant(queries, await callerOf(queries, personOf(request)), grant),
      );
      metrics.countChange("register-grant", outcome);
      demandDone(outcome);
      return reply.code(204).send(null);
    },
  );

  app.post(
    PATHS.revokeGrant,
    {
      schema: {
        summary: "Take a recipient's access to the caller's data away, all epochs of it",
        tags: ["grants"],
        params: grantParams,
        response: { 204: z.null(), ...problemsOf(400, 401, 404, 429) },
      },
    },
    async (request, reply) => {
      const outcome = await storage.transaction((queries) =>
        revokeGrant(queries, {
          dataId: parseDataId(request.params.dataId),
          ownerId: personOf(request),
          recipientId: parseUserId(request.params.userId),
        }),
      );
      metrics.countChange("revoke-grant", outcome);
      demandDone(outcome);
      return reply.code(204).send(null);
    },
  );

  app.get(
    PATHS.dataGrants,
    {
      schema: {
        summary: "Whom the caller shared this data with: the newest grant for each recipient",
        tags: ["grants"],
        params: dataParams,
        querystring: listQuerySchema,
        response: { 200: listAnswerSchema, ...problemsOf(400, 401, 404, 429) },
      },
    },
    async (request) => {
      const place = { dataId: parseDataId(request.params.dataId), ownerId: personOf(request) };
      const after = decodeCursor("of-data", request.query.after);
      return storage.snapshot(async (queries) => {
        if (!(await isRegistered(queries, place))) throw new Problem("not-found");
        const page = await listGrantsOfData(queries, place.dataId, place.ownerId, after, PAGE_SIZE);
        return listingAnswer("of-data", page);
      });
    },
  );

  app.post(
    PATHS.batch,
    {
      bodyLimit: context.bodies.batch,
      schema: {
        summary: "Up to 500 changes in one transaction, each with an outcome of its own",
        tags: ["grants"],
        body: batchSchema,
        response: { 200: batchAnswerSchema, ...problemsOf(400, 401, 413, 415, 429) },
      },
    },
    async (request) => {
      const { changes } = request.body;
      const outcomes = await storage.transaction(async (queries) => {
        const caller = await callerOf(queries, personOf(request));
        const results: Outcome[] = [];
        for (const change of changes)
          results.push(await applyChange(queries, caller, change, context.nowSeconds()));
        return results;
      });
      for (const [index, change] of changes.entries())
        metrics.countChange(change.change, outcomes[index] ?? "refused");
      return { outcomes };
    },
  );
}

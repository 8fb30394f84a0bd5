import type { FastifyReply } from "fastify";
import { z } from "zod";
import { base64UrlToBytes, parseUserId } from "../../shared/crypto";
import { recordHash } from "../../shared/format";
import { userIdSchema } from "../../shared/protocol/http/encodings";
import { logSizeQuerySchema } from "../../shared/protocol/http/log";
import { PATHS } from "../../shared/protocol/http/paths";
import {
  currentKeysAnswerSchema,
  enrolmentAnswerSchema,
  enrolmentSchema,
  lookupAnswerSchema,
  lookupSchema,
  newRecordSchema,
} from "../../shared/protocol/http/people";
import type { ServerContext } from "../context";
import { enrol } from "../people/enrolment";
import { putNextRecord } from "../people/next-record";
import { describeChangedPerson, describePerson, lookUp } from "../people/person-answers";
import { recordOfTag, recordTag } from "../people/record-tags";
import { Problem } from "../problem";
import { sessionGuardIfNamed } from "../sessions/session-guard";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

const personParams = z.object({ userId: userIdSchema });

/** What needs no session: the record proves possession of its signing key, or of a recovery key. */
export function enrolmentRoutes(app: TypedApp, context: ServerContext): void {
  const { rates, demandSession } = context;

  app.post(
    PATHS.enrolments,
    {
      onRequest: rates.attemptsPerAddress,
      schema: {
        summary: "Enrol a person by a signed identity record",
        tags: ["people"],
        body: enrolmentSchema,
        response: {
          200: enrolmentAnswerSchema.describe("This very record is enrolled already"),
          201: enrolmentAnswerSchema.describe("Enrolled"),
          ...problemsOf(400, 409, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { record, invite } = request.body;
      const { userId, isNew } = await enrol(context, { envelope: base64UrlToBytes(record), invite });
      if (isNew) context.metrics.countEnrolment();
      const answer = await describeChangedPerson(context, userId);
      return withTag(reply, answer)
        .code(isNew ? 201 : 200)
        .send(answer);
    },
  );

  app.post(
    PATHS.newKeys,
    {
      onRequest: [rates.attemptsPerAddress, sessionGuardIfNamed(demandSession)],
      schema: {
        summary: "Put a person's next identity record in force: by her own session, or by her recovery key",
        tags: ["people"],
        params: personParams,
        headers: z.object({
          "if-match": z.string().optional().describe("Entity tag of the record in force; needed"),
        }),
        body: newRecordSchema,
        response: {
          200: enrolmentAnswerSchema.describe("This very record is in force already"),
          201: enrolmentAnswerSchema.describe("In force"),
          ...problemsOf(400, 401, 404, 409, 412, 413, 415, 428, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const userId = parseUserId(request.params.userId);
      const { isNew } = await putNextRecord(context, {
        userId,
        envelope: base64UrlToBytes(request.body.record),
        replaces: recordOfTag(request.headers["if-match"]),
        caller: request.personId,
        sessionHash: request.sessionHash,
      });
      const answer = await describeChangedPerson(context, userId);
      return withTag(reply, answer)
        .code(isNew ? 201 : 200)
        .send(answer);
    },
  );
}

type KeysAnswer = z.infer<typeof currentKeysAnswerSchema>;

function withTag(reply: FastifyReply, { person }: KeysAnswer): FastifyReply {
  const inForce = person.records.at(-1);
  if (inForce) reply.header("etag", recordTag(recordHash(base64UrlToBytes(inForce.record))));
  return reply;
}

export function peopleRoutes(app: TypedApp, context: ServerContext): void {
  app.get(
    PATHS.currentKeys,
    {
      preHandler: context.rates.lookupsPerPerson,
      schema: {
        summary: "The identity records of one person, proven by the log",
        tags: ["people"],
        params: personParams,
        querystring: logSizeQuerySchema,
        response: { 200: currentKeysAnswerSchema, ...problemsOf(400, 401, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const fromSize = Number(request.query.logSize ?? 0);
      const answer = await describePerson(context, parseUserId(request.params.userId), fromSize);
      if (!answer) throw new Problem("not-found");
      return withTag(reply, answer).send(answer);
    },
  );

  app.post(
    PATHS.lookup,
    {
      preHandler: context.rates.lookupsPerPerson,
      schema: {
        summary: "Identity records by exact address or user ID, proven by the log",
        tags: ["people"],
        body: lookupSchema,
        response: { 200: lookupAnswerSchema, ...problemsOf(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { addresses, userIds, logSize } = request.body;
      return lookUp(context, { addresses, userIds: userIds.map(parseUserId) }, logSize);
    },
  );
}

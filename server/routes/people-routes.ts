import { z } from "zod";
import {
  base64UrlToBytes,
  bytesToBase64Url,
  CryptoError,
  fingerprintOf,
  parseUserId,
} from "../../shared/crypto";
import { FormatError, type IdentityRecord, openIdentityRecord } from "../../shared/format";
import { userIdSchema } from "../../shared/protocol/http/encodings";
import { PATHS } from "../../shared/protocol/http/paths";
import {
  enrolmentAnswerSchema,
  enrolmentSchema,
  lookupAnswerSchema,
  lookupSchema,
  personSchema,
} from "../../shared/protocol/http/people";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import { type EnrolledPerson, enrolPerson, findPeople, findPerson } from "../storage/people-store";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

function personAnswer(person: EnrolledPerson): z.infer<typeof personSchema> {
  return { userId: person.userId, record: bytesToBase64Url(person.envelope) };
}

/** A first record: strictly parsed, keys strong, signed by its own key, with nothing before it. */
function firstRecord(envelope: Uint8Array): IdentityRecord {
  try {
    const { record } = openIdentityRecord(envelope);
    if (record.sequence !== 0 || record.previousHash !== null) throw new Problem("record-invalid");
    return record;
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError)
      throw new Problem("record-invalid", { detail: error.code });
    throw error;
  }
}

/** Enrolment needs no session: the record proves possession of its signing key. */
export function enrolmentRoutes(app: TypedApp, context: ServerContext): void {
  app.post(
    PATHS.enrolments,
    {
      onRequest: context.rates.attemptsPerAddress,
      schema: {
        summary: "Enrol a person by a signed identity record",
        tags: ["people"],
        body: enrolmentSchema,
        response: {
          200: enrolmentAnswerSchema.describe("This very record is enrolled already"),
          201: enrolmentAnswerSchema.describe("Enrolled"),
          ...problemsOf(400, 409, 413, 415, 429),
        },
      },
    },
    async (request, reply) => {
      const envelope = base64UrlToBytes(request.body.record);
      const record = firstRecord(envelope);
      const outcome = await context.storage.transaction((queries) =>
        enrolPerson(queries, {
          userId: record.userId,
          address: record.address,
          sequence: record.sequence,
          fingerprint: fingerprintOf(record.userId, record.rsaSpki, record.signingKey),
          signingKey: record.signingKey,
          envelope,
          enrolledAt: context.nowSeconds(),
        }),
      );
      if (outcome === "taken") throw new Problem("address-taken");
      if (outcome === "enrolled") context.metrics.countEnrolment();
      return reply.code(outcome === "enrolled" ? 201 : 200).send({ userId: record.userId });
    },
  );
}

export function peopleRoutes(app: TypedApp, context: ServerContext): void {
  app.get(
    PATHS.currentKeys,
    {
      preHandler: context.rates.lookupsPerPerson,
      schema: {
        summary: "The current identity record of one person",
        tags: ["people"],
        params: z.object({ userId: userIdSchema }),
        response: { 200: personSchema, ...problemsOf(400, 401, 404, 429) },
      },
    },
    async (request) => {
      const person = await findPerson(context.storage.db, parseUserId(request.params.userId));
      if (!person) throw new Problem("not-found");
      return personAnswer(person);
    },
  );

  app.post(
    PATHS.lookup,
    {
      preHandler: context.rates.lookupsPerPerson,
      schema: {
        summary: "Current identity records by exact address or user ID",
        tags: ["people"],
        body: lookupSchema,
        response: { 200: lookupAnswerSchema, ...problemsOf(400, 401, 413, 415, 429) },
      },
    },
    async (request) => {
      const { addresses, userIds } = request.body;
      const people = await findPeople(context.storage.db, addresses, userIds.map(parseUserId));
      return { people: people.map(personAnswer) };
    },
  );
}

import { randomInt } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { newDataId } from "../../../shared/crypto";
import { MEDIA_PROBLEM } from "../../../shared/protocol/http/media-types";
import { Company } from "../administration/company";
import { type Answer, Member, send } from "../harness/member";
import { newRoot, share } from "../harness/sharing";
import { type JsonSchema, type Operation, operationsOf, readApiDocument } from "./api-document";
import { type DocumentedRequest, documentedRequests, undocumentedRequests } from "./documented-requests";

/** Set it to draw the same requests again. */
const SEED = Number(process.env.KEYFERRY_FUZZ_SEED ?? randomInt(2 ** 31));
const RUNS = 12;
const TIME_LIMIT = 120_000;

/** Bytes that are no text are described as text all the same. */
function isBinary(schema: JsonSchema): boolean {
  return schema.format === "binary" || schema.type === undefined;
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** Whether nothing that is drawn can make the server refuse. */
function takesNothing({ method, parameters, requestBody }: Operation): boolean {
  return method === "GET" && parameters.length === 0 && requestBody === undefined;
}

describe("the server, asked by its own OpenAPI document", () => {
  let company: Company;
  let operations: Operation[];
  let callers: Member[];
  let knownIds: string[];
  /** People who may be deactivated, given roles and deleted. */
  let spareIds: string[];
  const checks = new Map<JsonSchema, z.ZodType>();

  beforeAll(async () => {
    company = await Company.found({ enrolment: "open" });
    operations = operationsOf((await readApiDocument(company.origin)).document);
    callers = await Promise.all([
      company.join("Alice"),
      company.join("Adele", "admin"),
      company.join("Audrey", "auditor"),
    ]);
    const [alice, admin] = callers;
    if (!alice || !admin) throw new Error("nobody joined");
    const spare = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const person = await createDemoPerson(`Spare${index}`, alice.person.keys.encryption);
        const member = Member.of(company.origin, person);
        await member.enrol();
        return member;
      }),
    );
    spareIds = spare.map((member) => member.person.userId);
    const dataIds = Array.from({ length: 3 }, newDataId);
    for (const dataId of dataIds) await share(alice, newRoot(alice), dataId, callers);
    knownIds = [...callers.map((member) => member.person.userId), ...dataIds, ...spareIds.slice(0, 3)];
  });
  afterAll(() => company.close());

  const idsFor = ({ path }: Operation) => (path.startsWith("/v1/admin/") ? spareIds : knownIds);

  const ask = async (operation: Operation, { path, asked }: DocumentedRequest, caller: Member) => {
    const { method, security } = operation;
    if (security.length === 0) return send(company.origin, method, path, asked);
    return caller.send(method, path, asked);
  };

  const checkOf = (schema: JsonSchema): z.ZodType => {
    const check = checks.get(schema) ?? z.fromJSONSchema({ ...schema } as z.core.JSONSchema.JSONSchema);
    checks.set(schema, check);
    return check;
  };

  /** The answer has a status, a media type and a shape that the document names. */
  const expectDocumented = (operation: Operation, answer: Answer) => {
    const documented = operation.responses[String(answer.status)];
    expect(documented, `${answer.status} ${answer.text}`).toBeDefined();
    expect(answer.status).not.toBe(500);
    if (!documented) return;
    if (Object.keys(documented.content).length === 0) {
      expect(answer.text).toBe("");
      return;
    }
    const [mediaType = ""] = (answer.headers.get("content-type") ?? "").split(";");
    expect(Object.keys(documented.content)).toContain(mediaType);
    const schema = documented.content[mediaType]?.schema;
    if (!schema || isBinary(schema)) return;
    const value: unknown = mediaType.endsWith("json") ? JSON.parse(answer.text) : answer.text;
    expect(checkOf(schema).safeParse(value).error?.issues, answer.text).toBeUndefined();
  };

  const aCaller = () =>
    fc.constantFrom(...callers.map((member, index) => ({ index, name: member.person.name })));

  it(
    `answers as documented to what is documented (KEYFERRY_FUZZ_SEED=${SEED})`,
    async () => {
      const statuses = new Map<string, Set<number>>();
      for (const operation of operations) {
        const property = fc.asyncProperty(
          documentedRequests(operation, idsFor(operation)),
          aCaller(),
          async (request, { index }) => {
            const answer = await ask(operation, request, callers[index] as Member);
            expectDocumented(operation, answer);
            const name = nameOf(operation);
            statuses.set(name, (statuses.get(name) ?? new Set()).add(answer.status));
          },
        );
        await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
      }
      const reached = [...statuses].filter(([, found]) => [...found].some((status) => status < 300));
      const namesOfReached = reached.map(([name]) => name);
      const surelyReached = operations.filter(takesNothing).map(nameOf);
      expect(surelyReached.length).toBeGreaterThan(0);
      expect(namesOfReached).toEqual(expect.arrayContaining(surelyReached));
      // How many of the others are reached is left to the draw: of 29 in all some 14 to 18.
      expect(reached.length).toBeGreaterThan(operations.length / 4);
    },
    TIME_LIMIT,
  );

  it(
    `refuses what is not documented, and says so as documented (KEYFERRY_FUZZ_SEED=${SEED})`,
    async () => {
      for (const operation of operations) {
        const requests = undocumentedRequests(operation, idsFor(operation));
        if (requests === null) continue;
        const property = fc.asyncProperty(requests, aCaller(), async (request, { index }) => {
          const answer = await ask(operation, request, callers[index] as Member);
          expectDocumented(operation, answer);
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect(answer.headers.get("content-type")).toContain(MEDIA_PROBLEM);
        });
        await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true });
      }
    },
    TIME_LIMIT,
  );
});

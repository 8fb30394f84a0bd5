import swagger, { type SwaggerTransform } from "@fastify/swagger";
import type { FastifyInstance, FastifySchema } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { PROOF_MAX_LENGTH } from "../shared/protocol/http/limits";
import { IDEMPOTENCY_HEADER, PROOF_HEADER } from "../shared/protocol/http/media-types";
import { PATHS } from "../shared/protocol/http/paths";
import { keepsAnswersOf } from "./kept-answers/kept-answers";
import { problemsOf } from "./routes/problem-answers";

const SECURITY_SCHEME = "session";

/** Sessions are demanded by a hook that all of these routes share; newKeys also serves people without one. */
function securityOf(url: string, schema: FastifySchema): Record<string, string[]>[] {
  const answers = z.record(z.string(), z.unknown()).catch({}).parse(schema.response);
  if (url === PATHS.token || !("401" in answers)) return [];
  return url === PATHS.newKeys ? [{}, { [SECURITY_SCHEME]: [] }] : [{ [SECURITY_SCHEME]: [] }];
}

function headersOf(url: string, schema: FastifySchema) {
  const own = schema.headers instanceof z.ZodObject ? schema.headers.shape : {};
  const proof = z
    .string()
    .max(PROOF_MAX_LENGTH)
    .describe("Proof of the key that the session shall be bound to");
  const name = z
    .string()
    .regex(/^"[ !#-[\]-~]{16,64}"$/)
    .optional()
    .describe("Name of the request: for a day the same request of that name gets the same answer");
  return z.object({
    ...own,
    ...(url === PATHS.token ? { [PROOF_HEADER]: proof } : {}),
    ...(keepsAnswersOf(url) ? { [IDEMPOTENCY_HEADER]: name } : {}),
  });
}

/** A wildcard is no parameter in OpenAPI. */
function withoutWildcard(schema: FastifySchema, url: string): { schema: FastifySchema; url: string } {
  if (!url.endsWith("/*") || !(schema.params instanceof z.ZodObject)) return { schema, url };
  const shape: z.core.$ZodShape = schema.params.shape;
  const { "*": rest = z.string(), ...params } = shape;
  return {
    schema: { ...schema, params: z.object({ ...params, tile: rest }) },
    url: url.replace(/\*$/, ":tile"),
  };
}

/** What hooks do for many routes, said of each of them. */
const describeRoute: SwaggerTransform = (document) => {
  const { url, schema = {} } = document;
  const headers = headersOf(url, schema);
  const ownAnswers = z.record(z.string(), z.unknown()).catch({}).parse(schema.response);
  const described: FastifySchema = {
    ...schema,
    security: securityOf(url, schema),
    response: {
      ...problemsOf(400, 408, 429, 431, 500, 503),
      ...(keepsAnswersOf(url) ? problemsOf(409) : {}),
      ...ownAnswers,
    },
    ...(Object.keys(headers.shape).length > 0 ? { headers } : {}),
  };
  return jsonSchemaTransform({ ...document, ...withoutWildcard(described, url) });
};

/** Makes the OpenAPI document from the schemas that the routes check by. Registered before the routes. */
export async function installApiDocument(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Keyferry key server", version: "1" },
      components: {
        securitySchemes: {
          [SECURITY_SCHEME]: {
            type: "http",
            scheme: "DPoP",
            description:
              "Token of a session, with a proof of the key that it is bound to in the header DPoP (RFC 9449)",
          },
        },
      },
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  });
}

import { z } from "zod";
import { PATHS } from "../../../shared/protocol/http/paths";
import { send } from "../harness/member";

/** The part of JSON Schema that the document uses, references resolved. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

const schemaSchema = z.custom<JsonSchema>((value) => typeof value === "object" && value !== null);
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema }));
const operationSchema = z.object({
  summary: z.string(),
  parameters: z
    .array(
      z.object({
        in: z.enum(["path", "query", "header"]),
        name: z.string(),
        required: z.boolean().default(false),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.default({}) })),
  security: z.array(z.record(z.string(), z.unknown())).default([]),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

export type ApiDocument = z.infer<typeof documentSchema>;
export type Operation = z.infer<typeof operationSchema> & { readonly method: string; readonly path: string };

/** Puts what is referred to in place of every reference. */
function resolved(value: unknown, schemas: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, schemas));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value && typeof value.$ref === "string")
    return resolved(schemas[value.$ref.replace("#/components/schemas/", "")], schemas);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolved(item, schemas)]));
}

export async function readApiDocument(origin: string): Promise<{ document: ApiDocument; text: string }> {
  const { text } = await send(origin, "GET", PATHS.openapi);
  const json: unknown = JSON.parse(text);
  const { components } = documentSchema.parse(json);
  return { document: documentSchema.parse(resolved(json, components.schemas)), text };
}

export function operationsOf({ paths }: ApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

import fc from "fast-check";
import type { JsonSchema } from "./api-document";

/** Enough to find what goes wrong with many, and fast. */
const MOST_ITEMS = 4;
const LONGEST_TEXT = 80;

const ID_PATTERN = "^[0-9a-f]{32}$";
const BASE64URL_PATTERN = "^[A-Za-z0-9_-]*$";

function base64Url(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const bytes = (characters: number) => Math.floor((characters * 3) / 4);
  return fc
    .uint8Array({ minLength: bytes(minLength), maxLength: bytes(maxLength) })
    .map((content) => Buffer.from(content).toString("base64url"))
    .filter((text) => text.length >= minLength);
}

function texts(schema: JsonSchema, knownIds: readonly string[]): fc.Arbitrary<string> {
  const { pattern, minLength = 0 } = schema;
  const maxLength = Math.max(minLength, Math.min(schema.maxLength ?? LONGEST_TEXT, LONGEST_TEXT));
  if (schema.format === "uri") return fc.webUrl();
  if (pattern === undefined) return fc.string({ minLength, maxLength });
  if (pattern === ID_PATTERN)
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...knownIds) },
      { weight: 1, arbitrary: fc.stringMatching(/^[0-9a-f]{32}$/) },
    );
  if (pattern === BASE64URL_PATTERN) return base64Url(minLength, maxLength);
  return fc
    .stringMatching(new RegExp(pattern))
    .filter((text) => text.length >= minLength && text.length <= (schema.maxLength ?? text.length));
}

function objects(schema: JsonSchema, knownIds: readonly string[]): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const members = Object.entries(properties).map(
    ([name, member]) => [name, valuesOf(member, knownIds)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

/** Values that this schema allows. @param knownIds IDs that lead somewhere, drawn more often than others */
export function valuesOf(schema: JsonSchema, knownIds: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, knownIds)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case "string":
      return texts(schema, knownIds);
    case "integer":
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -0x7fff_ffff),
        max: Math.min(schema.maximum ?? 1000, 0x7fff_ffff),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valuesOf(schema.items ?? { type: "null" }, knownIds), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS)),
      });
    case "object":
      return objects(schema, knownIds);
    default:
      throw new Error(`a schema that this test cannot read: ${JSON.stringify(schema)}`);
  }
}

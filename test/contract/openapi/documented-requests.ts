import fc from "fast-check";
import { MEDIA_FORM, MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import type { Asked } from "../harness/member";
import type { Operation } from "./api-document";
import { valuesOf } from "./schema-values";

export interface DocumentedRequest {
  readonly path: string;
  readonly asked: Asked;
}

interface Values {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const BODY_MEDIA_TYPES = [MEDIA_JSON, MEDIA_FORM] as const;

function bodyOf(operation: Operation) {
  const content = operation.requestBody?.content ?? {};
  const mediaType = BODY_MEDIA_TYPES.find((known) => known in content);
  const schema = mediaType && content[mediaType]?.schema;
  return mediaType && schema ? { mediaType, schema } : null;
}

/** What a header can carry: no line breaks, nothing around it that is trimmed. */
function isHeaderText(value: unknown): boolean {
  return typeof value === "string" && /^[!-~]([ -~]*[!-~])?$/.test(value);
}

function parametersOf(operation: Operation, place: keyof Values, knownIds: readonly string[]) {
  const named = operation.parameters.filter((parameter) => parameter.in === place);
  const members = named.map(({ name, schema }) => {
    const values = valuesOf(schema, knownIds);
    return [name, place === "header" ? values.filter(isHeaderText) : values] as const;
  });
  const requiredKeys = named.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(members), { requiredKeys });
}

function values(operation: Operation, knownIds: readonly string[]): fc.Arbitrary<Values> {
  const body = bodyOf(operation);
  return fc.record({
    path: parametersOf(operation, "path", knownIds),
    query: parametersOf(operation, "query", knownIds),
    header: parametersOf(operation, "header", knownIds),
    body: body ? valuesOf(body.schema, knownIds) : fc.constant(undefined),
  });
}

function textRecord(from: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, String(value)]));
}

function contentOf(operation: Operation, body: unknown): Asked["raw"] {
  const expected = bodyOf(operation);
  if (!expected || body === undefined) return undefined;
  const { mediaType } = expected;
  const isForm = mediaType === MEDIA_FORM;
  const form = isForm && typeof body === "object" && body !== null ? textRecord({ ...body }) : {};
  return { mediaType, content: isForm ? new URLSearchParams(form).toString() : JSON.stringify(body) };
}

function requestOf(operation: Operation, { path, query, header, body }: Values): DocumentedRequest {
  const place = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])).replaceAll("%2F", "/"),
  );
  const text = new URLSearchParams(textRecord(query)).toString();
  const raw = contentOf(operation, body);
  return {
    path: text === "" ? place : `${place}?${text}`,
    asked: { headers: textRecord(header), ...(raw ? { raw } : {}) },
  };
}

/** Requests that the document allows. */
export function documentedRequests(
  operation: Operation,
  knownIds: readonly string[],
): fc.Arbitrary<DocumentedRequest> {
  return values(operation, knownIds).map((drawn) => requestOf(operation, drawn));
}

function brokenBodies(operation: Operation, valid: Values): DocumentedRequest[] {
  const expected = bodyOf(operation);
  if (!expected || typeof valid.body !== "object" || valid.body === null) return [];
  const { mediaType, schema } = expected;
  const body: Record<string, unknown> = { ...valid.body };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
  const withBody = (changed: unknown) => requestOf(operation, { ...valid, body: changed });
  const withContent = (content: string, type: string = mediaType): DocumentedRequest => {
    const { path, asked } = requestOf(operation, valid);
    return { path, asked: { ...asked, raw: { mediaType: type, content } } };
  };
  const broken = [
    withBody({ ...body, "not-documented": "1" }),
    ...(schema.required ?? []).map((name) => withBody(without(name))),
    ...Object.keys(body).map((name) => withBody({ ...body, [name]: { "not-documented": true } })),
    withContent("x", "text/plain"),
  ];
  if (mediaType === MEDIA_JSON) broken.push(withContent('{"a":'), withContent("[]"), withContent(""));
  return broken;
}

function brokenParameters(operation: Operation, valid: Values): DocumentedRequest[] {
  return operation.parameters
    .filter((parameter) => parameter.in !== "header" && parameter.schema.pattern !== undefined)
    .map((parameter) => {
      const place = parameter.in;
      return requestOf(operation, {
        ...valid,
        [place]: { ...valid[place], [parameter.name]: "~not~valid~" },
      });
    });
}

/** Requests that differ in one place from what the document allows; some operations have none. */
export function undocumentedRequests(
  operation: Operation,
  knownIds: readonly string[],
): fc.Arbitrary<DocumentedRequest> | null {
  const broken = (valid: Values) => [
    ...brokenBodies(operation, valid),
    ...brokenParameters(operation, valid),
  ];
  const hasSome = bodyOf(operation) !== null || brokenParameters(operation, NO_VALUES).length > 0;
  if (!hasSome) return null;
  return values(operation, knownIds).chain((valid) => fc.constantFrom(...broken(valid)));
}

const NO_VALUES: Values = { path: {}, query: {}, header: {}, body: undefined };

import { z } from "zod";

/**
 * Everything that can go wrong with a request, as RFC 9457 problem types. The list is closed: a client may rely on
 * it, and an answer with another type is not from a Keyferry server.
 */
export const PROBLEMS = {
  "request-invalid": { status: 400, title: "The request does not have the shape that this endpoint takes." },
  "record-invalid": {
    status: 400,
    title: "The identity record is malformed, weak, or not signed by its own key.",
  },
  "not-signed-in": { status: 401, title: "A valid session is needed." },
  "assertion-refused": { status: 401, title: "The assertion is not acceptable." },
  "dpop-nonce-needed": { status: 401, title: "The proof of possession needs the server's newest nonce." },
  "proof-refused": { status: 401, title: "The proof of possession is not acceptable." },
  "role-missing": { status: 403, title: "This needs a role that the caller does not have." },
  "clock-differs": { status: 401, title: "The assertion's times do not fit the server's clock." },
  "not-found": { status: 404, title: "There is nothing here for you." },
  "not-acceptable": { status: 406, title: "No requested media type can be produced." },
  "request-timeout": { status: 408, title: "The request did not arrive in time." },
  "address-taken": { status: 409, title: "This address or user ID is already enrolled." },
  "newer-epoch": { status: 409, title: "A newer epoch is already stored for this data and recipient." },
  "last-admin": {
    status: 409,
    title: "This person is the only administrator; make somebody else one first.",
  },
  "too-many-records": { status: 409, title: "This person's keys have been changed too often." },
  "key-reused": { status: 409, title: "This Idempotency-Key was used with another request." },
  "record-outdated": { status: 412, title: "The record in force is not the one that If-Match names." },
  "body-too-large": { status: 413, title: "The request's body is too large." },
  "media-type-unsupported": { status: 415, title: "The request's media type is not supported." },
  "root-mismatch": { status: 422, title: "The root ID does not follow from the owner's key and the nonce." },
  "recipient-unknown": { status: 422, title: "The recipient is not enrolled." },
  "recipient-changed": { status: 422, title: "The grant is made for keys that the recipient no longer has." },
  "grant-refused": {
    status: 422,
    title: "The grant is malformed, not signed by its owner, or not for this place.",
  },
  "invite-needed": { status: 422, title: "Enrolment needs an invite for this address." },
  "invite-refused": { status: 422, title: "The invite is unknown, used, over, or for another address." },
  "sign-on-refused": {
    status: 422,
    title: "The company sign-on does not vouch for a verified e-mail address.",
  },
  "precondition-needed": { status: 428, title: "This needs If-Match with the record in force." },
  "too-many-requests": { status: 429, title: "Too many requests." },
  "headers-too-large": { status: 431, title: "The request's headers are too large." },
  internal: { status: 500, title: "The server failed." },
  unavailable: { status: 503, title: "The server cannot answer now." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof PROBLEMS;

const PROBLEM_PREFIX = "urn:keyferry:problem:";

export const PROBLEM_NAMES = Object.keys(PROBLEMS) as [ProblemName, ...ProblemName[]];

/** The `type` member: `urn:keyferry:problem:<name>`. */
export function problemType(name: ProblemName): `urn:keyferry:problem:${ProblemName}` {
  return `${PROBLEM_PREFIX}${name}`;
}

/** The name behind a `type` member, or null when it is none of ours. */
export function problemName(type: string): ProblemName | null {
  if (!type.startsWith(PROBLEM_PREFIX)) return null;
  const name = type.slice(PROBLEM_PREFIX.length);
  return PROBLEM_NAMES.find((known) => known === name) ?? null;
}

export const problemSchema = z
  .object({
    type: z.enum(PROBLEM_NAMES.map(problemType) as [string, ...string[]]),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    error: z
      .string()
      .optional()
      .describe("With status 401: the error code of RFC 6749 section 5.2, RFC 6750 section 3.1 or RFC 9449"),
    serverTime: z
      .int()
      .optional()
      .describe("With clock-differs and proof-refused only: the server's time in Unix seconds"),
  })
  .meta({ id: "Problem", description: "Problem details, RFC 9457" });

export type ProblemDetails = z.infer<typeof problemSchema>;

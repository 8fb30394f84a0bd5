import type { FastifyReply } from "fastify";
import { MEDIA_PROBLEM } from "../shared/protocol/http/media-types";
import {
  PROBLEMS,
  type ProblemDetails,
  type ProblemName,
  problemType,
} from "../shared/protocol/http/problems";
import { PROOF_ALGORITHM } from "../shared/protocol/http/sessions";

/** Members that only some problems carry. */
export type ProblemExtras = Pick<ProblemDetails, "detail" | "error" | "serverTime">;

/** Ends a request with one of the closed list of problems. `detail` never holds names, keys or tokens. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly problem: ProblemName,
    readonly extras: ProblemExtras = {},
  ) {
    super(PROBLEMS[problem].title);
  }
}

export function problemDetails(name: ProblemName, extras: ProblemExtras, requestId: string): ProblemDetails {
  const { status, title } = PROBLEMS[name];
  return { type: problemType(name), title, status, ...extras, requestId };
}

/** RFC 9449 section 7.1. */
function challenge(error: string | undefined): string {
  const reason = error === undefined ? "" : `error="${error}", `;
  return `DPoP realm="keyferry", ${reason}algs="${PROOF_ALGORITHM}"`;
}

export function sendProblem(
  reply: FastifyReply,
  name: ProblemName,
  extras: ProblemExtras = {},
): FastifyReply {
  if (PROBLEMS[name].status === 401) reply.header("www-authenticate", challenge(extras.error));
  if (PROBLEMS[name].status === 503 && !reply.hasHeader("retry-after")) reply.header("retry-after", 1);
  const body = JSON.stringify(problemDetails(name, extras, reply.request.id));
  return reply.code(PROBLEMS[name].status).type(MEDIA_PROBLEM).serializer(String).send(body);
}

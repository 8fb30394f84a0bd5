import type { FastifyError, FastifyInstance } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { CryptoError } from "../shared/crypto";
import { FormatError } from "../shared/format";
import type { ProblemName } from "../shared/protocol/http/problems";
import { Problem, type ProblemExtras, sendProblem } from "./problem";
import { isDatabaseTrouble } from "./storage/storage-errors";

const BY_STATUS: Readonly<Record<number, ProblemName>> = {
  400: "request-invalid",
  404: "not-found",
  408: "request-timeout",
  413: "body-too-large",
  415: "media-type-unsupported",
  429: "too-many-requests",
  503: "unavailable",
};

/** Which problem an error is, and what may be said about it; null when it is the server's own failure. */
function problemOf(error: FastifyError | Error): { name: ProblemName; extras: ProblemExtras } | null {
  if (error instanceof Problem) return { name: error.problem, extras: error.extras };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const places = error.validation.map((issue) => issue.instancePath || "/").slice(0, 5);
    return { name: "request-invalid", extras: { detail: `unexpected value at ${places.join(", ")}` } };
  }
  if (error instanceof FormatError || error instanceof CryptoError)
    return { name: "request-invalid", extras: { detail: error.code } };
  const status = "statusCode" in error ? error.statusCode : undefined;
  const name = status === undefined ? undefined : BY_STATUS[status];
  return name ? { name, extras: {} } : null;
}

/** Every failure becomes problem+json of the closed list; what is not foreseen is logged and told as "internal". */
export function installErrorHandling(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const found = problemOf(error);
    if (!found && isDatabaseTrouble(error)) {
      request.log.warn({ err: error }, "the database did not answer");
      return sendProblem(reply.header("retry-after", 1), "unavailable");
    }
    if (!found) {
      request.log.error({ err: error }, "request failed");
      return sendProblem(reply, "internal");
    }
    return sendProblem(reply, found.name, found.extras);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, "not-found"));
}

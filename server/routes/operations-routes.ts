import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import { MEDIA_JSON } from "../../shared/protocol/http/media-types";
import { healthAnswerSchema, PROTOCOL, readinessAnswerSchema } from "../../shared/protocol/http/operations";
import { isLoopbackHost } from "../../shared/protocol/http/origin";
import { PATHS } from "../../shared/protocol/http/paths";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

const FORWARDING_HEADERS = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** From this computer and not through a proxy on it. */
function isLocal(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? "";
  const plain = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
  return (
    isIP(plain) !== 0 &&
    isLoopbackHost(plain) &&
    FORWARDING_HEADERS.every((header) => request.headers[header] === undefined)
  );
}

export function operationsRoutes(app: TypedApp, context: ServerContext): void {
  app.get(
    PATHS.health,
    {
      schema: {
        summary: "Whether the server runs, and which protocol it speaks",
        tags: ["operations"],
        response: { 200: healthAnswerSchema, ...problemsOf(429) },
      },
    },
    async () => ({ status: "ok" as const, protocol: PROTOCOL }) as const,
  );

  app.get(
    PATHS.ready,
    {
      schema: {
        summary: "Whether the server can serve: the database answers and the log has a checkpoint to show",
        tags: ["operations"],
        response: { 200: readinessAnswerSchema, ...problemsOf(429, 503) },
      },
    },
    async () => {
      await context.storage.checkAlive();
      await context.log.shownCheckpoint(context.storage.db);
      return { status: "ready" as const };
    },
  );

  app.get(PATHS.metrics, { schema: { hide: true } }, async (request, reply) => {
    if (!isLocal(request)) throw new Problem("not-found");
    const { registry } = context.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });

  let openapi: string | undefined;
  app.get(PATHS.openapi, { schema: { hide: true } }, async (_request, reply) => {
    openapi ??= JSON.stringify(app.swagger());
    return reply.type(MEDIA_JSON).send(openapi);
  });
}

import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { auditAnswerSchema } from "../../shared/protocol/http/administration";
import { listQuerySchema } from "../../shared/protocol/http/grants";
import { PAGE_SIZE } from "../../shared/protocol/http/limits";
import { MEDIA_JSON, MEDIA_NDJSON } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import { roleGuard } from "../administration/role-guard";
import { exportAuditTrail, readAuditEntries } from "../audit/audit-reading";
import type { ServerContext } from "../context";
import { decodeCursor, encodeCursor } from "../cursor";
import { chooseMediaType } from "../media-type-choice";
import { Problem } from "../problem";
import { personOf } from "../sessions/session-guard";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

function sendLines(reply: FastifyReply, lines: AsyncIterable<string>): FastifyReply {
  return reply.type(MEDIA_NDJSON).send(Readable.from(lines));
}

/** What auditors do: read the trail of what administrators did. */
export function auditRoutes(app: TypedApp, context: ServerContext): void {
  const { storage, audit, nowSeconds } = context;
  app.addHook("onRequest", roleGuard(storage, ["admin", "auditor"]));

  app.get(
    PATHS.audit,
    {
      schema: {
        summary: "The audit trail, oldest entry first: in pages, or whole as NDJSON",
        tags: ["administration"],
        querystring: listQuerySchema,
        response: {
          200: {
            description: `A page; or with "accept: ${MEDIA_NDJSON}" the whole trail, an entry a line.`,
            content: {
              [MEDIA_JSON]: { schema: auditAnswerSchema },
              [MEDIA_NDJSON]: { schema: z.string() },
            },
          },
          ...problemsOf(400, 401, 403, 406, 429),
        },
      },
    },
    async (request, reply) => {
      const mediaType = chooseMediaType(request.headers.accept, [MEDIA_JSON, MEDIA_NDJSON]);
      if (mediaType === null) throw new Problem("not-acceptable");
      const from = decodeCursor("audit", request.query.after);
      if (mediaType === MEDIA_JSON) {
        const found = await readAuditEntries(storage.db, from, PAGE_SIZE + 1);
        const next = found.length > PAGE_SIZE ? encodeCursor("audit", from + PAGE_SIZE) : null;
        return reply.type(MEDIA_JSON).send({ entries: found.slice(0, PAGE_SIZE), next });
      }
      const actor = personOf(request);
      const event = { action: "export-audit", actor, subject: null, detail: {} } as const;
      const { sequence } = await storage.transaction(async (queries) => {
        await audit.append(queries, event, nowSeconds());
        return audit.head(queries);
      });
      return sendLines(reply, exportAuditTrail(storage.db, from, sequence));
    },
  );
}

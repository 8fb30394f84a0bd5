import type { FastifyReply } from "fastify";
import { z } from "zod";
import { base64UrlToBytes, parseDataId, parseUserId } from "../../shared/crypto";
import { dataIdSchema } from "../../shared/protocol/http/encodings";
import {
  fetchAnswerSchema,
  fetchSchema,
  grantAnswerSchema,
  listAnswerSchema,
  listQuerySchema,
  myKeyQuerySchema,
} from "../../shared/protocol/http/grants";
import { PAGE_SIZE } from "../../shared/protocol/http/limits";
import { MEDIA_GRANT, MEDIA_JSON, OWNER_HEADER } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import type { ServerContext } from "../context";
import { decodeCursor } from "../cursor";
import { chooseMediaType } from "../media-type-choice";
import { Problem } from "../problem";
import { personOf } from "../sessions/session-guard";
import { findGrants, type ListingSide, listChanges } from "../storage/grant-listing";
import { findGrant, type StoredGrant } from "../storage/grant-store";
import { findFormerSequences, findOwnerOfSigningKey } from "../storage/people-store";
import type { Queries } from "../storage/tables";
import { grantJson, listingAnswer } from "./listing-answer";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

/**
 * Answers with the stored bytes and nothing that can be spared around them: no date and no connection headers (the
 * connection is kept alive all the same, RFC 9112 section 9.3).
 */
function sendCompact(reply: FastifyReply, owner: string, grant: StoredGrant): FastifyReply {
  reply.raw.sendDate = false;
  reply.raw.removeHeader("connection");
  reply.header(OWNER_HEADER, owner).header("content-type", MEDIA_GRANT);
  return reply.send(Buffer.from(grant.compact));
}

/** Who the owner is; and where the grant was made with keys that have been replaced since, with which ones. */
async function ownerOf(queries: Queries, grant: StoredGrant): Promise<string> {
  const [owner, recipient] = await findFormerSequences(queries, [
    { userId: grant.ownerId, fingerprint: grant.ownerFingerprint },
    { userId: grant.recipientId, fingerprint: grant.recipientFingerprint },
  ]);
  const ownerPart = typeof owner === "number" ? `;owner=${owner}` : "";
  const recipientPart = typeof recipient === "number" ? `;recipient=${recipient}` : "";
  return `${grant.ownerId}${ownerPart}${recipientPart}`;
}

/** What recipients do: fetch a grant by data ID, fetch many, list what they were given (and what they gave). */
export function keyRoutes(app: TypedApp, context: ServerContext): void {
  const { storage } = context;

  app.get(
    PATHS.myKey,
    {
      schema: {
        summary: "The caller's newest grant for this data",
        tags: ["keys"],
        params: z.object({ dataId: dataIdSchema }),
        querystring: myKeyQuerySchema,
        response: {
          200: {
            description: `The grant. In compact form the header ${OWNER_HEADER} names its owner and replaced keys.`,
            content: {
              [MEDIA_JSON]: { schema: grantAnswerSchema },
              [MEDIA_GRANT]: { schema: z.file() },
            },
          },
          ...problemsOf(400, 401, 404, 406, 429),
        },
      },
    },
    async (request, reply) => {
      const mediaType = chooseMediaType(request.headers.accept, [MEDIA_JSON, MEDIA_GRANT]);
      if (mediaType === null) throw new Problem("not-acceptable");
      const { owner, ownerKey, epoch } = request.query;
      const keyHolder = ownerKey ? await findOwnerOfSigningKey(storage.db, base64UrlToBytes(ownerKey)) : null;
      const grant = await findGrant(
        storage.db,
        {
          dataId: parseDataId(request.params.dataId),
          recipientId: personOf(request),
          ownerId: owner === undefined ? (keyHolder ?? undefined) : parseUserId(owner),
          epoch: epoch === undefined ? undefined : Number(epoch),
        },
        context.nowSeconds(),
      );
      if (!grant || (ownerKey && keyHolder !== grant.ownerId)) throw new Problem("not-found");
      if (mediaType === MEDIA_GRANT) return sendCompact(reply, await ownerOf(storage.db, grant), grant);
      return reply.type(MEDIA_JSON).send({ grant: grantJson(grant) });
    },
  );

  app.post(
    PATHS.fetch,
    {
      schema: {
        summary: "The caller's newest grants for up to 500 data IDs, of every owner",
        tags: ["keys"],
        body: fetchSchema,
        response: { 200: fetchAnswerSchema, ...problemsOf(400, 401, 413, 415, 429) },
      },
    },
    async (request) => {
      const dataIds = [...new Set(request.body.dataIds)].map(parseDataId);
      const grants = await findGrants(storage.db, personOf(request), dataIds, context.nowSeconds());
      return { grants: grants.map(grantJson) };
    },
  );

  const listing = (path: string, side: ListingSide, summary: string) =>
    app.get(
      path,
      {
        schema: {
          summary,
          tags: ["keys"],
          querystring: listQuerySchema,
          response: { 200: listAnswerSchema, ...problemsOf(400, 401, 429) },
        },
      },
      async (request) => {
        const after = decodeCursor(side, request.query.after);
        const page = await storage.snapshot((queries) =>
          listChanges(queries, side, personOf(request), {
            after,
            limit: PAGE_SIZE,
            now: context.nowSeconds(),
          }),
        );
        return listingAnswer(side, page);
      },
    );
  listing(PATHS.received, "received", "Grants made to the caller, oldest change first");
  listing(PATHS.issued, "issued", "Grants that the caller made, oldest change first");
}

import type { FastifyReply } from "fastify";
import { z } from "zod";
import { bytesToBase64Url } from "../../shared/crypto";
import { parseTilePath, TILE_WIDTH } from "../../shared/log";
import {
  checkpointNoteSchema,
  consistencyAnswerSchema,
  consistencyQuerySchema,
} from "../../shared/protocol/http/log";
import { MEDIA_NOTE, MEDIA_TILE } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import type { ServerContext } from "../context";
import { proveGrowth, readTile } from "../log/published-tiles";
import { Problem } from "../problem";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

/** A full tile never changes. */
const FOR_EVER = "public, max-age=31536000, immutable";

function sendBytes(reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  return reply.type(MEDIA_TILE).send(Buffer.from(bytes));
}

/**
 * The log for everybody who wants to check it: clients, witnesses, auditors. It holds hashes, keys and times, so it
 * needs no session.
 */
export function logRoutes(app: TypedApp, { storage, log }: ServerContext): void {
  app.get(
    PATHS.checkpoint,
    {
      schema: {
        summary: "The newest checkpoint of the log, a signed note (C2SP tlog-checkpoint)",
        tags: ["log"],
        response: {
          200: { description: "Signed note", content: { [MEDIA_NOTE]: { schema: checkpointNoteSchema } } },
          ...problemsOf(429, 503),
        },
      },
    },
    async (_request, reply) =>
      reply.type(`${MEDIA_NOTE}; charset=utf-8`).send((await log.shownCheckpoint(storage.db)).note),
  );

  app.get(
    PATHS.tile,
    {
      schema: {
        summary: "A tile of hashes or a bundle of entries (C2SP tlog-tiles), also the first part of one",
        tags: ["log"],
        params: z.object({ "*": z.string().max(64).describe("entries/000, 0/x001/234, 1/000.p/17, …") }),
        response: {
          200: { description: "Tile", content: { [MEDIA_TILE]: { schema: z.file() } } },
          ...problemsOf(400, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const tile = parseTilePath(`tile/${request.params["*"]}`);
      if (!tile) throw new Problem("not-found");
      const bytes = await readTile(storage.db, tile, (await log.shownCheckpoint(storage.db)).size);
      if (!bytes) throw new Problem("not-found");
      if (tile.width === TILE_WIDTH) reply.header("cache-control", FOR_EVER);
      return sendBytes(reply, bytes);
    },
  );

  app.get(
    PATHS.consistency,
    {
      schema: {
        summary: "The root at one size of the log, and the proof that it continues a smaller one",
        tags: ["log"],
        querystring: consistencyQuerySchema,
        response: { 200: consistencyAnswerSchema, ...problemsOf(400, 404, 429, 503) },
      },
    },
    async (request) => {
      const [from, to] = [Number(request.query.from), Number(request.query.to)];
      if (from > to) throw new Problem("request-invalid", { detail: "from is above to" });
      const { root, proof } = await storage.snapshot(async (queries) => {
        if (to > (await log.shownCheckpoint(queries)).size) throw new Problem("not-found");
        return proveGrowth(queries, from, to);
      });
      return { root: bytesToBase64Url(root), proof: proof.map(bytesToBase64Url) };
    },
  );
}

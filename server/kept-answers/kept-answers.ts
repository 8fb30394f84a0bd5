import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { bytesToHex, equalConstantTime, utf8 } from "../../shared/crypto";
import { PATHS } from "../../shared/protocol/http/paths";
import { Problem } from "../problem";
import {
  countKeptAnswers,
  findKeptAnswer,
  keepAnswer,
  type StoredAnswer,
} from "../storage/kept-answer-store";
import type { Storage } from "../storage/storage";
import { NamedRequest } from "./named-request";

const KEPT_SECONDS = 24 * 3600;
const MAX_KEPT_BYTES = 64 * 1024;
/** Answers that are kept for one person at a time. */
const MAX_KEPT_ANSWERS = 1000;
/** What is kept for those without a session: something was made. Refusals would let anybody fill the database. */
const CREATED = 201;

/** POST requests that change something. The others can be repeated as they are; sign-ins must not be. */
const KEEPING: ReadonlySet<string | undefined> = new Set([
  PATHS.enrolments,
  PATHS.newKeys,
  PATHS.batch,
  PATHS.revokeGrant,
  PATHS.invites,
  PATHS.deactivateUser,
  PATHS.deleteUser,
]);

/** Whether answers of this route are kept for those who name their requests. */
export function keepsAnswersOf(route: string | undefined): boolean {
  return KEEPING.has(route);
}

/** Answers that another attempt may change: the caller's session, her pace, the server's own trouble. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 429]);

declare module "fastify" {
  interface FastifyRequest {
    /** Set while an answer is wanted that has to be kept. */
    namedRequest: NamedRequest | null;
  }
}

/** One request of each name at a time in this process; each gives its turn up when its answer is closed. */
class Turns {
  private readonly taken = new Map<string, Promise<void>>();

  async take(keyHash: Uint8Array, reply: FastifyReply): Promise<void> {
    const name = bytesToHex(keyHash);
    for (let turn = this.taken.get(name); turn; turn = this.taken.get(name)) await turn;
    const turn = new Promise<void>((resolve) => {
      const end = () => {
        this.taken.delete(name);
        resolve();
      };
      if (reply.raw.closed) end();
      else reply.raw.once("close", end);
    });
    if (!reply.raw.closed) this.taken.set(name, turn);
  }
}

function sendAgain(reply: FastifyReply, named: NamedRequest, kept: StoredAnswer): FastifyReply {
  if (!equalConstantTime(kept.requestHash, named.requestHash)) throw new Problem("key-reused");
  reply.code(kept.status);
  if (kept.mediaType === "") return reply.send(null);
  return reply.type(kept.mediaType).send(Buffer.from(named.open(kept.body)));
}

function bodyOf(payload: unknown): Uint8Array | null {
  if (payload === null || payload === undefined) return new Uint8Array(0);
  if (typeof payload === "string") return utf8(payload);
  return payload instanceof Uint8Array ? payload : null;
}

/** The answer as it is kept; null for one that is not. */
function keptForm(reply: FastifyReply, named: NamedRequest, payload: unknown): StoredAnswer | null {
  const body = bodyOf(payload);
  if (named.personHash === null && reply.statusCode !== CREATED) return null;
  if (reply.statusCode >= 500 || PASSING.has(reply.statusCode) || body === null) return null;
  if (body.length > MAX_KEPT_BYTES) return null;
  const mediaType = body.length === 0 ? "" : String(reply.getHeader("content-type") ?? "");
  return { requestHash: named.requestHash, status: reply.statusCode, mediaType, body: named.seal(body) };
}

async function keep(storage: Storage, named: NamedRequest, answer: StoredAnswer, now: number): Promise<void> {
  const { keyHash, personHash } = named;
  const kept = personHash === null ? 0 : await countKeptAnswers(storage.db, personHash, now);
  if (kept < MAX_KEPT_ANSWERS) await keepAnswer(storage.db, keyHash, personHash, answer, now + KEPT_SECONDS);
}

/**
 * Idempotency-Key on POST (draft-ietf-httpapi-idempotency-key-header): for a day the same request of the same person
 * gets the same answer, and another request under that name is refused. Bodies are kept sealed under the name, so that a
 * stolen database tells none of them.
 */
export function installKeptAnswers(app: FastifyInstance, storage: Storage, nowSeconds: () => number): void {
  const turns = new Turns();
  app.decorateRequest("namedRequest", null);

  app.addHook("preHandler", async (request: FastifyRequest, reply) => {
    if (request.method !== "POST" || !keepsAnswersOf(request.routeOptions.url)) return;
    const named = NamedRequest.of(request);
    if (named === null) return;
    await turns.take(named.keyHash, reply);
    const kept = await findKeptAnswer(storage.db, named.keyHash, nowSeconds());
    if (kept) return sendAgain(reply, named, kept);
    request.namedRequest = named;
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const named = request.namedRequest;
    const answer = named && keptForm(reply, named, payload);
    request.namedRequest = null;
    if (named && answer) await keep(storage, named, answer, nowSeconds());
  });
}

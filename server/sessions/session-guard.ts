import type { FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { UserId } from "../../shared/crypto";
import { Problem } from "../problem";
import { findSession } from "../storage/session-store";
import type { Storage } from "../storage/storage";
import { tokenHash } from "./session-start";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the session guard; null on routes that need no session. */
    personId: UserId | null;
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,128})$/i;

/** Lets only people with a valid session pass, before a body is read; unknown and expired tokens look the same. */
export function sessionGuard(storage: Storage, nowSeconds: () => number): onRequestAsyncHookHandler {
  return async (request) => {
    const token = BEARER.exec(request.headers.authorization ?? "")?.[1];
    const personId = token ? await findSession(storage.db, tokenHash(token), nowSeconds()) : null;
    if (personId === null) throw new Problem("not-signed-in");
    request.personId = personId;
  };
}

/** The person behind a request that has passed the session guard. */
export function personOf(request: FastifyRequest): UserId {
  if (request.personId === null) throw new Problem("not-signed-in");
  return request.personId;
}

import type { FastifyRequest } from "fastify";
import { equalConstantTime, type UserId } from "../../shared/crypto";
import { Problem } from "../problem";
import { findSession } from "../storage/session-store";
import type { Storage } from "../storage/storage";
import type { ProofGate } from "./proof-gate";
import { tokenHash } from "./session-start";

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the session guard; null on routes that need no session. */
    personId: UserId | null;
    /** `tokenHash` of the session that the request has; set and null with `personId`. */
    sessionHash: Uint8Array | null;
  }
}

const DPOP = /^DPoP ([A-Za-z0-9_-]{20,128})$/i;

/** Runs before anything of the request's body is read. */
export type SessionGuard = (request: FastifyRequest) => Promise<void>;

function notSignedIn(): Problem {
  return new Problem("not-signed-in", { error: "invalid_token" });
}

/**
 * Lets only people with a valid session pass, before a body is read: a token, and a proof of the key that it is bound
 * to (RFC 9449 section 7). Unknown tokens, ended ones and those of another key look the same.
 */
export function sessionGuard(storage: Storage, proofs: ProofGate, nowSeconds: () => number): SessionGuard {
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) throw new Problem("not-signed-in");
    const token = DPOP.exec(authorization)?.[1];
    if (token === undefined) throw notSignedIn();
    const proof = await proofs.verify(request, token);
    const hash = tokenHash(token);
    const session = await findSession(storage.db, hash, nowSeconds());
    if (session === null || !equalConstantTime(session.keyThumbprint, proof.thumbprint)) throw notSignedIn();
    await proofs.useOnce(proof);
    request.personId = session.userId;
    request.sessionHash = hash;
  };
}

/** For routes that also serve people without a session: those who name none pass as nobody. */
export function sessionGuardIfNamed(guard: SessionGuard): SessionGuard {
  return async (request) => {
    if (request.headers.authorization !== undefined) await guard(request);
  };
}

/** The person behind a request that has passed the session guard. */
export function personOf(request: FastifyRequest): UserId {
  if (request.personId === null) throw new Problem("not-signed-in");
  return request.personId;
}

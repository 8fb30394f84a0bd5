import type { FastifyRequest } from "fastify";
import type { Role } from "../../shared/protocol/http/administration";
import { Problem } from "../problem";
import { personOf } from "../sessions/session-guard";
import { roleOf } from "../storage/administration-store";
import type { Storage } from "../storage/storage";

/** Lets only people with one of these roles pass; runs after the session guard, and sees a changed role at once. */
export function roleGuard(
  storage: Storage,
  roles: readonly Role[],
): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const role = await roleOf(storage.db, personOf(request));
    if (role === null || !roles.includes(role)) throw new Problem("role-missing");
  };
}

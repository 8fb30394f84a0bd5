import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Problem } from "./problem";
import { personOf } from "./sessions/session-guard";
import type { RateLimits } from "./settings";

const WINDOW = 60_000;

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Each check counts the request, and ends it with 429 and Retry-After when there were too many. */
export interface RateChecks {
  readonly perAddress: Check;
  readonly attemptsPerAddress: Check;
  readonly perPerson: Check;
  readonly lookupsPerPerson: Check;
}

/** Registers the limiter; networks count IPv4 addresses and IPv6 /64 prefixes. */
export async function createRateChecks(app: FastifyInstance, rates: RateLimits): Promise<RateChecks> {
  await app.register(rateLimit, { global: false });

  const check = (max: number, keyGenerator?: (request: FastifyRequest) => string): Check => {
    const limiter = app.createRateLimit({
      max,
      timeWindow: WINDOW,
      ...(keyGenerator ? { keyGenerator } : {}),
    });
    return async (request, reply) => {
      const state = await limiter(request);
      if (state.isAllowed || !state.isExceeded) return;
      reply.header("retry-after", Math.max(1, state.ttlInSeconds));
      throw new Problem("too-many-requests");
    };
  };

  return {
    perAddress: check(rates.requestsPerAddress),
    attemptsPerAddress: check(rates.attemptsPerAddress),
    perPerson: check(rates.requestsPerPerson, personOf),
    lookupsPerPerson: check(rates.lookupsPerPerson, personOf),
  };
}

import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { PATHS } from "../shared/protocol/http/paths";
import { Problem } from "./problem";
import type { PressureLimits } from "./settings";

/** Seconds after which a client should ask again. */
const RETRY_AFTER = 2;

/** What tells whoever runs the server how it is answers all the same. */
const ALWAYS_ANSWERED: ReadonlySet<string | undefined> = new Set([PATHS.health, PATHS.metrics]);

/** Refuses requests with 503 and Retry-After, before anything is done for them, while the process cannot keep up. */
export async function installPressureRelief(app: FastifyInstance, limits: PressureLimits): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopDelay,
    maxHeapUsedBytes: limits.heapBytes,
    sampleInterval: limits.sampleInterval,
    pressureHandler: async (request, reply) => {
      if (ALWAYS_ANSWERED.has(request.routeOptions.url)) return;
      reply.header("retry-after", RETRY_AFTER);
      throw new Problem("unavailable");
    },
  });
}

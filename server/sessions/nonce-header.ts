import type { FastifyInstance } from "fastify";
import { MEDIA_GRANT, NONCE_HEADER } from "../../shared/protocol/http/media-types";
import type { Nonces } from "./nonces";

/**
 * Tells clients the newest nonce when they need one: with every refusal of a session or proof, and when the one that
 * they used is about to end (RFC 9449 section 8.2). A compact grant does without: the next refusal tells it.
 */
export function installNonceHeader(app: FastifyInstance, nonces: Nonces): void {
  app.decorateRequest("isNonceEnding", false);
  app.addHook("onSend", async (request, reply) => {
    const isNeeded = reply.statusCode === 401 || request.isNonceEnding;
    if (isNeeded && reply.getHeader("content-type") !== MEDIA_GRANT)
      reply.header(NONCE_HEADER, nonces.current());
  });
}

import { MEDIA_FORM } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import { tokenAnswerSchema, tokenRequestSchema } from "../../shared/protocol/http/sessions";
import type { ServerContext } from "../context";
import { startSession } from "../sessions/session-start";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

export function sessionRoutes(app: TypedApp, context: ServerContext): void {
  app.post(
    PATHS.token,
    {
      onRequest: context.rates.attemptsPerAddress,
      schema: {
        summary: "Start a session by a signed assertion (RFC 7523), bound to the key of a proof (RFC 9449)",
        tags: ["sessions"],
        consumes: [MEDIA_FORM],
        body: tokenRequestSchema,
        response: { 200: tokenAnswerSchema, ...problemsOf(400, 401, 413, 415, 429) },
      },
    },
    async (request, reply) => {
      const proof = await context.proofs.verify(request, null);
      const session = await startSession(
        context.storage,
        request.body.client_assertion,
        proof.thumbprint,
        context.audiences(),
        context.nowSeconds(),
      );
      await context.proofs.useOnce(proof);
      reply.header("cache-control", "no-store");
      return { access_token: session.token, token_type: "DPoP" as const, expires_in: session.seconds };
    },
  );
}

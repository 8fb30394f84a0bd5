import { z } from "zod";
import { MEDIA_FORM } from "../../shared/protocol/http/media-types";
import { PATHS } from "../../shared/protocol/http/paths";
import {
  exchangeAnswerSchema,
  exchangeRequestSchema,
  TOKEN_EXCHANGE,
  tokenAnswerSchema,
  tokenRequestSchema,
} from "../../shared/protocol/http/sessions";
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
        summary:
          "Start a session by a signed assertion (RFC 7523), bound to the key of a proof (RFC 9449); or exchange a company's ID token for an invite (RFC 8693)",
        tags: ["sessions"],
        consumes: [MEDIA_FORM],
        body: z.discriminatedUnion("grant_type", [tokenRequestSchema, exchangeRequestSchema]),
        response: {
          200: z.union([tokenAnswerSchema, exchangeAnswerSchema]),
          ...problemsOf(400, 401, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      if (request.body.grant_type === TOKEN_EXCHANGE)
        return context.signOn.inviteFor(context, request.body.subject_token);
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

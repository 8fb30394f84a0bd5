import { z } from "zod";
import { SESSION_SECONDS } from "./limits";

export const GRANT_TYPE = "client_credentials";
export const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** RFC 7523 section 2.2: the client proves who it is by an assertion that its Ed25519 key signed. */
export const tokenRequestSchema = z.strictObject({
  grant_type: z.literal(GRANT_TYPE),
  client_assertion_type: z.literal(ASSERTION_TYPE),
  client_assertion: z
    .string()
    .max(2048)
    .describe("JWT, alg EdDSA; iss = sub = user ID, aud = token endpoint or origin, exp, iat, jti"),
});

/** RFC 6749 section 5.1. */
export const tokenAnswerSchema = z.object({
  access_token: z.string().regex(/^[A-Za-z0-9_-]{20,128}$/),
  token_type: z.literal("Bearer"),
  expires_in: z.int().min(1).max(SESSION_SECONDS),
});

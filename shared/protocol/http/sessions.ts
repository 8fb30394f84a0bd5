import { z } from "zod";
import { inviteCodeSchema } from "./administration";
import { SESSION_SECONDS } from "./limits";

export const GRANT_TYPE = "client_credentials";
/** RFC 9449 section 4.2: media type of a proof, and the one algorithm that this protocol has for it. */
export const PROOF_TYPE = "dpop+jwt";
export const PROOF_ALGORITHM = "ES256";
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

export const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
export const ID_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:id_token";
export const INVITE_TOKEN_TYPE = "urn:keyferry:params:invite";

/** RFC 8693 section 2.1: a company's ID token for an invite. */
export const exchangeRequestSchema = z.strictObject({
  grant_type: z.literal(TOKEN_EXCHANGE),
  subject_token: z.string().min(1).max(16_384),
  subject_token_type: z.literal(ID_TOKEN_TYPE),
});

/** RFC 8693 section 2.2.1: an invite for the verified e-mail address. */
export const exchangeAnswerSchema = z.object({
  access_token: inviteCodeSchema,
  issued_token_type: z.literal(INVITE_TOKEN_TYPE),
  token_type: z.literal("N_A"),
  expires_in: z.int().min(1),
});

/** RFC 6749 section 5.1, RFC 9449 section 5. */
export const tokenAnswerSchema = z.object({
  access_token: z.string().regex(/^[A-Za-z0-9_-]{20,128}$/),
  token_type: z.literal("DPoP"),
  expires_in: z.int().min(1).max(SESSION_SECONDS),
});

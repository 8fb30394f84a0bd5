import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { sha256, utf8 } from "../../shared/crypto";
import { FormatError, normalizeAddress } from "../../shared/format";
import { Problem } from "../problem";
import type { SignOnOptions } from "../settings";
import { IssuerUnusableError } from "./bounded-fetch";
import type { IssuerKeys } from "./issuer-keys";

const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"];
/** How far the issuer's clock may be off, in seconds. */
const CLOCK_TOLERANCE = 30;
/** Seconds after its making within which an ID token is good here, whatever it says itself. */
const MAX_AGE = 600;
const TOKEN_DOMAIN = utf8("keyferry/v1/id-token");

/** OpenID Connect Core 1.0 section 2, and the claims of section 5.1 that are needed. */
const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  iat: z.number(),
  exp: z.number(),
  aud: z.union([z.string(), z.array(z.string()).min(1)]),
  azp: z.string().optional(),
  /** Its value is the client's to check; a token without one was not made for a client that does. */
  nonce: z.string().min(16).max(512),
  email: z.string(),
  email_verified: z.literal(true),
});

export interface VouchedAddress {
  /** In normal form. */
  readonly address: string;
  /** A token with this value may be used once: SHA-256 over what is signed, because signatures can be respelt. */
  readonly tokenHash: Uint8Array;
  /** When the token is refused for its age, Unix seconds. */
  readonly forgetAt: number;
}

function refused(): Problem {
  return new Problem("sign-on-refused", { error: "invalid_request" });
}

/**
 * The address that a company's ID token vouches for: signed by the issuer's present key, made for this client, not
 * long ago, with a verified e-mail address.
 * @param now Unix seconds
 * @throws Problem `sign-on-refused`; `unavailable` when the issuer's keys cannot be had
 */
export async function verifyIdToken(
  idToken: string,
  { issuer, clientId }: SignOnOptions,
  issuerKeys: IssuerKeys,
  now: number,
): Promise<VouchedAddress> {
  const claims = claimsSchema.safeParse(
    await signedClaims(idToken, await keysOf(issuerKeys), { issuer, clientId }, now),
  );
  if (!claims.success) throw refused();
  const { aud, azp, iat, exp, email } = claims.data;
  const manyAudiences = Array.isArray(aud) && aud.length > 1;
  if ((azp ?? (manyAudiences ? null : clientId)) !== clientId) throw refused();
  if (iat > now + CLOCK_TOLERANCE || exp <= iat) throw refused();
  const signed = idToken.slice(0, idToken.lastIndexOf("."));
  return {
    address: addressOf(email),
    tokenHash: sha256(TOKEN_DOMAIN, utf8(signed)),
    forgetAt: Math.ceil(iat) + MAX_AGE + CLOCK_TOLERANCE + 1,
  };
}

async function keysOf(issuerKeys: IssuerKeys): Promise<JWTVerifyGetKey> {
  try {
    return await issuerKeys.get();
  } catch (error) {
    if (error instanceof IssuerUnusableError) throw new Problem("unavailable");
    throw error;
  }
}

async function signedClaims(
  idToken: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId }: SignOnOptions,
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(idToken, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience: clientId,
      currentDate: new Date(now * 1000),
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: MAX_AGE,
      requiredClaims: ["iss", "sub", "aud", "exp", "iat"],
    });
    // Other kinds of tokens of the same issuer say so (RFC 8725 section 3.11).
    if (protectedHeader.typ !== undefined && protectedHeader.typ.toUpperCase() !== "JWT") throw refused();
    return payload;
  } catch (error) {
    if (error instanceof IssuerUnusableError || error instanceof errors.JWKSTimeout)
      throw new Problem("unavailable");
    if (error instanceof errors.JOSEError) throw refused();
    throw error;
  }
}

function addressOf(email: string): string {
  try {
    return normalizeAddress(email);
  } catch (error) {
    if (error instanceof FormatError) throw refused();
    throw error;
  }
}

import { createPublicKey, type KeyObject } from "node:crypto";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import {
  bytesToBase64Url,
  CryptoError,
  parseUserId,
  type SigningPublicKey,
  sha256,
  type UserId,
  utf8,
} from "../../shared/crypto";
import { ASSERTION_MAX_SECONDS } from "../../shared/protocol/http/limits";
import { Problem } from "../problem";
import { CLOCK_TOLERANCE } from "./session-times";

const JTI_MAX_LENGTH = 128;

export interface VerifiedAssertion {
  readonly userId: UserId;
  /** The key that it was verified by. */
  readonly signingKey: SigningPublicKey;
  /** SHA-256 over user ID and `jti`: an assertion with this value may be used once. */
  readonly assertionHash: Uint8Array;
  /** When the assertion ends of its own, tolerance included, in Unix seconds. */
  readonly forgetAt: number;
}

/** Finds the key that verifies a person's assertions; one that verifies nothing for a person who is not there. */
export type FindAssertionKey = (userId: UserId) => Promise<SigningPublicKey>;

function refused(): Problem {
  return new Problem("assertion-refused", { error: "invalid_client" });
}

function clockDiffers(now: number): Problem {
  return new Problem("clock-differs", { error: "invalid_client", serverTime: now });
}

function keyObject(signingKey: SigningPublicKey): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "Ed25519", x: bytesToBase64Url(signingKey) },
    format: "jwk",
  });
}

/** Who the assertion says it is from; nothing is verified yet. */
function claimedUser(assertion: string): UserId {
  try {
    return parseUserId(decodeJwt(assertion).sub ?? "");
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof CryptoError) throw refused();
    throw error;
  }
}

async function verifiedClaims(
  assertion: string,
  userId: UserId,
  signingKey: SigningPublicKey,
  audiences: readonly string[],
  now: number,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, keyObject(signingKey), {
      algorithms: ["EdDSA"],
      issuer: userId,
      subject: userId,
      audience: [...audiences],
      currentDate: new Date(now * 1000),
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ["iss", "sub", "aud", "exp", "iat", "jti"],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw clockDiffers(now);
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") throw clockDiffers(now);
    if (error instanceof errors.JOSEError) throw refused();
    throw error;
  }
}

/**
 * Verifies an RFC 7523 client assertion: EdDSA signature of the person's current key, issuer and subject that
 * person, one audience out of `audiences`, valid now and for at most five minutes.
 * @param now Unix seconds
 * @throws Problem `assertion-refused`, or `clock-differs` when only the times are wrong.
 */
export async function verifyAssertion(
  assertion: string,
  findKey: FindAssertionKey,
  audiences: readonly string[],
  now: number,
): Promise<VerifiedAssertion> {
  const userId = claimedUser(assertion);
  const signingKey = await findKey(userId);
  const claims = await verifiedClaims(assertion, userId, signingKey, audiences, now);
  const { exp, iat, jti, aud } = claims;
  if (
    typeof exp !== "number" ||
    typeof iat !== "number" ||
    typeof jti !== "string" ||
    typeof aud !== "string"
  )
    throw refused();
  if (jti.length === 0 || jti.length > JTI_MAX_LENGTH || exp - iat > ASSERTION_MAX_SECONDS || exp <= iat)
    throw refused();
  if (iat > now + CLOCK_TOLERANCE || exp > now + ASSERTION_MAX_SECONDS + CLOCK_TOLERANCE)
    throw clockDiffers(now);
  return {
    userId,
    signingKey,
    assertionHash: sha256(utf8(userId), utf8(jti)),
    forgetAt: Math.ceil(exp) + CLOCK_TOLERANCE + 1,
  };
}

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { bytesToBase64Url, equalConstantTime, rawSigningPublicKey, sha256, utf8 } from "../../shared/crypto";
import { SESSION_SECONDS } from "../../shared/protocol/http/limits";
import { Problem } from "../problem";
import { addSession, findSignInKey, forgetExpired, useAssertionOnce } from "../storage/session-store";
import type { Storage } from "../storage/storage";
import { verifyAssertion } from "./assertion";

/** Its private half is gone at once: checking against it takes as long as for a person who exists, and fails. */
const NOBODYS_KEY = rawSigningPublicKey(generateKeyPairSync("ed25519").publicKey);

const TOKEN_LENGTH = 32;

/** What is stored of a token. */
export function tokenHash(token: string): Uint8Array {
  return sha256(utf8(token));
}

/**
 * Exchanges an assertion for a session token, once.
 * @param keyThumbprint of the key that the session is bound to (RFC 7638)
 * @param now Unix seconds
 * @throws Problem `assertion-refused` or `clock-differs`
 */
export async function startSession(
  storage: Storage,
  assertion: string,
  keyThumbprint: Uint8Array,
  audiences: readonly string[],
  now: number,
): Promise<{ token: string; seconds: number }> {
  const { userId, signingKey, assertionHash, forgetAt } = await verifyAssertion(
    assertion,
    async (claimed) => (await findSignInKey(storage.db, claimed)) ?? NOBODYS_KEY,
    audiences,
    now,
  );
  const token = bytesToBase64Url(randomBytes(TOKEN_LENGTH));
  // Not in the transaction: sign-ins at the same time would be in each other's way by what they tidy up.
  await forgetExpired(storage.hasty, now);
  const started = await storage.transaction(async (queries) => {
    if (!(await useAssertionOnce(queries, assertionHash, forgetAt))) return false;
    // Keys may have been replaced, and sessions ended, since the assertion was verified.
    const inForce = await findSignInKey(queries, userId);
    if (inForce === null || !equalConstantTime(inForce, signingKey)) return false;
    await addSession(queries, tokenHash(token), { userId, keyThumbprint }, now + SESSION_SECONDS);
    return true;
  });
  if (!started) throw new Problem("assertion-refused", { error: "invalid_client" });
  return { token, seconds: SESSION_SECONDS };
}

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { bytesToBase64Url, rawSigningPublicKey, sha256, utf8 } from "../../shared/crypto";
import { SESSION_SECONDS } from "../../shared/protocol/http/limits";
import { Problem } from "../problem";
import { findPerson } from "../storage/people-store";
import { addSession, forgetExpired, useAssertionOnce } from "../storage/session-store";
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
 * @param now Unix seconds
 * @throws Problem `assertion-refused` or `clock-differs`
 */
export async function startSession(
  storage: Storage,
  assertion: string,
  audiences: readonly string[],
  now: number,
): Promise<{ token: string; seconds: number }> {
  const verified = await verifyAssertion(
    assertion,
    async (userId) => (await findPerson(storage.db, userId))?.signingKey ?? NOBODYS_KEY,
    audiences,
    now,
  );
  const token = bytesToBase64Url(randomBytes(TOKEN_LENGTH));
  const fresh = await storage.transaction(async (queries) => {
    await forgetExpired(queries, now);
    if (!(await useAssertionOnce(queries, verified.assertionHash, verified.forgetAt))) return false;
    await addSession(queries, tokenHash(token), verified.userId, now + SESSION_SECONDS);
    return true;
  });
  if (!fresh) throw new Problem("assertion-refused", { error: "invalid_client" });
  return { token, seconds: SESSION_SECONDS };
}

import { type SigningPublicKey, type UserId, userIdBytes, userIdFromBytes } from "../../shared/crypto";
import { forgetOldAnswers } from "./kept-answer-store";
import { forgetOldProofs } from "./proof-store";
import type { Queries } from "./tables";

export interface StoredSession {
  readonly userId: UserId;
  /** SHA-256 thumbprint (RFC 7638) of the key that the session is bound to. */
  readonly keyThumbprint: Uint8Array;
}

/** The key that a person signs in with; null when nobody with this ID may. */
export async function findSignInKey(queries: Queries, userId: UserId): Promise<SigningPublicKey | null> {
  const row = await queries
    .selectFrom("people")
    .innerJoin("identity_records", (join) =>
      join
        .onRef("identity_records.user_id", "=", "people.user_id")
        .onRef("identity_records.sequence", "=", "people.current_sequence"),
    )
    .select("identity_records.signing_key")
    .where("people.user_id", "=", userIdBytes(userId))
    .where("people.deactivated_at", "is", null)
    .executeTakeFirst();
  return row ? (row.signing_key as SigningPublicKey) : null;
}

/** Marks an assertion as used until it expires. False when it was used before. */
export async function useAssertionOnce(
  queries: Queries,
  assertionHash: Uint8Array,
  expiresAt: number,
): Promise<boolean> {
  const result = await queries
    .insertInto("used_assertions")
    .values({ assertion_hash: assertionHash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column("assertion_hash").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function addSession(
  queries: Queries,
  tokenHash: Uint8Array,
  session: StoredSession,
  expiresAt: number,
): Promise<void> {
  await queries
    .insertInto("sessions")
    .values({
      token_hash: tokenHash,
      user_id: userIdBytes(session.userId),
      key_thumbprint: session.keyThumbprint,
      expires_at: expiresAt,
    })
    .execute();
}

/** The session of a token; null when it is unknown or over, or its person was deactivated. */
export async function findSession(
  queries: Queries,
  tokenHash: Uint8Array,
  now: number,
): Promise<StoredSession | null> {
  const row = await queries
    .selectFrom("sessions")
    .innerJoin("people", "people.user_id", "sessions.user_id")
    .select(["sessions.user_id", "sessions.key_thumbprint"])
    .where("sessions.token_hash", "=", tokenHash)
    .where("sessions.expires_at", ">", now)
    .where("people.deactivated_at", "is", null)
    .executeTakeFirst();
  return row ? { userId: userIdFromBytes(row.user_id), keyThumbprint: row.key_thumbprint } : null;
}

/** Forgets sessions, assertions, proofs and kept answers whose time is over. */
export async function forgetExpired(queries: Queries, now: number): Promise<void> {
  await queries.deleteFrom("sessions").where("expires_at", "<=", now).execute();
  await queries.deleteFrom("used_assertions").where("expires_at", "<=", now).execute();
  await forgetOldProofs(queries, now);
  await forgetOldAnswers(queries, now);
}

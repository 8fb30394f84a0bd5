import { type UserId, userIdBytes, userIdFromBytes } from "../../shared/crypto";
import type { Queries } from "./tables";

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
  userId: UserId,
  expiresAt: number,
): Promise<void> {
  await queries
    .insertInto("sessions")
    .values({
      token_hash: tokenHash,
      user_id: userIdBytes(userId),
      key_thumbprint: new Uint8Array(0),
      expires_at: expiresAt,
    })
    .execute();
}

/** Who the token belongs to; null when it is unknown or over. */
export async function findSession(
  queries: Queries,
  tokenHash: Uint8Array,
  now: number,
): Promise<UserId | null> {
  const row = await queries
    .selectFrom("sessions")
    .select("user_id")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ? userIdFromBytes(row.user_id) : null;
}

/** Forgets sessions and assertions whose time is over. */
export async function forgetExpired(queries: Queries, now: number): Promise<void> {
  await queries.deleteFrom("sessions").where("expires_at", "<=", now).execute();
  await queries.deleteFrom("used_assertions").where("expires_at", "<=", now).execute();
}

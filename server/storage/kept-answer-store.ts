import type { Queries } from "./tables";

export interface StoredAnswer {
  /** SHA-256 of the request that was answered. */
  readonly requestHash: Uint8Array;
  readonly status: number;
  /** Empty when the answer has no body. */
  readonly mediaType: string;
  /** Sealed; only whoever has the key that names the request can open it. */
  readonly body: Uint8Array;
}

/** The answer that is kept under this hash, or null. */
export async function findKeptAnswer(
  queries: Queries,
  keyHash: Uint8Array,
  now: number,
): Promise<StoredAnswer | null> {
  const row = await queries
    .selectFrom("kept_answers")
    .select(["request_hash", "status", "media_type", "body"])
    .where("key_hash", "=", keyHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!row) return null;
  return { requestHash: row.request_hash, status: row.status, mediaType: row.media_type, body: row.body };
}

/** How many answers are kept for a person at this time. */
export async function countKeptAnswers(
  queries: Queries,
  personHash: Uint8Array,
  now: number,
): Promise<number> {
  const row = await queries
    .selectFrom("kept_answers")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person_hash", "=", personHash)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Keeps an answer until `expiresAt`. The first one stays. @param personHash null when it is nobody's who is signed in */
export async function keepAnswer(
  queries: Queries,
  keyHash: Uint8Array,
  personHash: Uint8Array | null,
  answer: StoredAnswer,
  expiresAt: number,
): Promise<void> {
  await queries
    .insertInto("kept_answers")
    .values({
      key_hash: keyHash,
      person_hash: personHash,
      request_hash: answer.requestHash,
      status: answer.status,
      media_type: answer.mediaType,
      body: answer.body,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.column("key_hash").doNothing())
    .execute();
}

/** Forgets answers whose time is over. */
export async function forgetOldAnswers(queries: Queries, now: number): Promise<void> {
  await queries.deleteFrom("kept_answers").where("expires_at", "<=", now).execute();
}

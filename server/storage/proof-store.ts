import type { Storage } from "./storage";
import type { Queries } from "./tables";

/** Marks a proof as used until it is too old anyway. False when it was used before. */
export async function useProofOnce(
  queries: Queries,
  proofHash: Uint8Array,
  expiresAt: number,
): Promise<boolean> {
  const result = await queries
    .insertInto("used_proofs")
    .values({ proof_hash: proofHash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column("proof_hash").doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Forgets proofs whose time is over. */
export async function forgetOldProofs(queries: Queries, now: number): Promise<void> {
  await queries.deleteFrom("used_proofs").where("expires_at", "<=", now).execute();
}

/** The secret that all servers on this database make nonces from; the first of them leaves its `proposal` here. */
export async function nonceSecretOf(storage: Storage, proposal: Uint8Array): Promise<Uint8Array> {
  return storage.transaction(async (queries) => {
    await queries
      .insertInto("nonce_secret")
      .values({ id: 0, secret: proposal })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
    const row = await queries.selectFrom("nonce_secret").select("secret").executeTakeFirstOrThrow();
    return row.secret;
  });
}

import type { ExpressionBuilder } from "kysely";
import {
  type DataId,
  dataIdBytes,
  dataIdFromBytes,
  type Fingerprint,
  type UserId,
  userIdBytes,
  userIdFromBytes,
} from "../../shared/crypto";
import type { GrantsTable, Queries, Tables } from "./tables";

/** Which node is shared, by whom, with whom. */
export interface GrantPlace {
  readonly dataId: DataId;
  readonly ownerId: UserId;
  readonly recipientId: UserId;
}

/** A grant as it is stored and answered: compact bytes and the identities that complete them. */
export interface StoredGrant extends GrantPlace {
  readonly epoch: number;
  readonly ownerFingerprint: Fingerprint;
  readonly recipientFingerprint: Fingerprint;
  readonly compact: Uint8Array;
  /** Unix seconds; null for ever. */
  readonly notAfter: number | null;
}

type GrantRow = Omit<GrantsTable, "received_sequence" | "issued_sequence">;

export const GRANT_COLUMNS = [
  "grants.data_id",
  "grants.recipient_id",
  "grants.owner_id",
  "grants.epoch",
  "grants.owner_fingerprint",
  "grants.recipient_fingerprint",
  "grants.compact",
  "grants.not_after",
] as const;

export function storedGrantOf(row: GrantRow): StoredGrant {
  return {
    dataId: dataIdFromBytes(row.data_id),
    ownerId: userIdFromBytes(row.owner_id),
    recipientId: userIdFromBytes(row.recipient_id),
    epoch: row.epoch,
    ownerFingerprint: row.owner_fingerprint as Fingerprint,
    recipientFingerprint: row.recipient_fingerprint as Fingerprint,
    compact: row.compact,
    notAfter: row.not_after,
  };
}

/**
 * The next number in the listings of recipient and owner. Both counters are rows of the transaction at hand, so a
 * listing that has seen number n will never see a smaller one appear.
 */
async function nextSequences(
  queries: Queries,
  place: GrantPlace,
): Promise<{ received: number; issued: number }> {
  const { received_sequence } = await queries
    .updateTable("people")
    .set((people) => ({ received_sequence: people("received_sequence", "+", 1) }))
    .where("user_id", "=", userIdBytes(place.recipientId))
    .returning("received_sequence")
    .executeTakeFirstOrThrow();
  const { issued_sequence } = await queries
    .updateTable("people")
    .set((people) => ({ issued_sequence: people("issued_sequence", "+", 1) }))
    .where("user_id", "=", userIdBytes(place.ownerId))
    .returning("issued_sequence")
    .executeTakeFirstOrThrow();
  return { received: received_sequence, issued: issued_sequence };
}

function keyOf(place: GrantPlace) {
  return {
    data_id: dataIdBytes(place.dataId),
    recipient_id: userIdBytes(place.recipientId),
    owner_id: userIdBytes(place.ownerId),
  };
}

function sameGrant(stored: GrantRow, grant: StoredGrant): boolean {
  return (
    stored.epoch === grant.epoch &&
    Buffer.compare(stored.compact, grant.compact) === 0 &&
    Buffer.compare(stored.owner_fingerprint, grant.ownerFingerprint) === 0 &&
    Buffer.compare(stored.recipient_fingerprint, grant.recipientFingerprint) === 0
  );
}

/**
 * Stores a checked grant beside those of earlier epochs, in place of one of the same epoch. The very same grant
 * again changes nothing. "newer-epoch": what is stored for this place is of a later epoch.
 */
export async function storeGrant(queries: Queries, grant: StoredGrant): Promise<"stored" | "newer-epoch"> {
  const key = keyOf(grant);
  const newest = await queries
    .selectFrom("grants")
    .select(GRANT_COLUMNS)
    .where("data_id", "=", key.data_id)
    .where("recipient_id", "=", key.recipient_id)
    .where("owner_id", "=", key.owner_id)
    .orderBy("epoch", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest && newest.epoch > grant.epoch) return "newer-epoch";
  if (newest && sameGrant(newest, grant)) return "stored";
  const sequences = await nextSequences(queries, grant);
  await queries
    .deleteFrom("revocations")
    .where("data_id", "=", key.data_id)
    .where("recipient_id", "=", key.recipient_id)
    .where("owner_id", "=", key.owner_id)
    .execute();
  const content = {
    owner_fingerprint: grant.ownerFingerprint,
    recipient_fingerprint: grant.recipientFingerprint,
    compact: grant.compact,
    not_after: grant.notAfter,
    received_sequence: sequences.received,
    issued_sequence: sequences.issued,
  };
  await queries
    .insertInto("grants")
    .values({ ...key, epoch: grant.epoch, ...content })
    .onConflict((conflict) =>
      conflict.columns(["data_id", "recipient_id", "owner_id", "epoch"]).doUpdateSet(content),
    )
    .execute();
  return "stored";
}

/**
 * Holds for grants that have not ended, and no later one of the same place has: an earlier epoch must not stand in for one that its owner
 * let end. @param now Unix seconds
 */
export function hasNotEnded(now: number) {
  return (where: ExpressionBuilder<Tables, "grants">) =>
    where.not(
      where.exists(
        where
          .selectFrom("grants as ended")
          .select("ended.epoch")
          .whereRef("ended.data_id", "=", "grants.data_id")
          .whereRef("ended.recipient_id", "=", "grants.recipient_id")
          .whereRef("ended.owner_id", "=", "grants.owner_id")
          .whereRef("ended.epoch", ">=", "grants.epoch")
          .where("ended.not_after", "<", now),
      ),
    );
}

/** Removes the grants of every epoch for this place and leaves a note for the listings. False when there was none. */
export async function removeGrants(queries: Queries, place: GrantPlace): Promise<boolean> {
  const key = keyOf(place);
  const removed = await queries
    .deleteFrom("grants")
    .where("data_id", "=", key.data_id)
    .where("recipient_id", "=", key.recipient_id)
    .where("owner_id", "=", key.owner_id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return false;
  const sequences = await nextSequences(queries, place);
  await queries
    .insertInto("revocations")
    .values({ ...key, received_sequence: sequences.received, issued_sequence: sequences.issued })
    .execute();
  return true;
}

/**
 * The recipient's newest grant for a data ID, or that of one epoch. When several people registered the same ID and
 * none is named, the owner of the root with this ID comes first, then whoever registered it first. What has ended is as if it were not
 * there. @param now Unix seconds
 */
export async function findGrant(
  queries: Queries,
  wanted: { dataId: DataId; recipientId: UserId; ownerId?: UserId | undefined; epoch?: number | undefined },
  now: number,
): Promise<StoredGrant | null> {
  let query = queries
    .selectFrom("grants")
    .innerJoin("data", (join) =>
      join.onRef("data.data_id", "=", "grants.data_id").onRef("data.owner_id", "=", "grants.owner_id"),
    )
    .select(GRANT_COLUMNS)
    .where("grants.data_id", "=", dataIdBytes(wanted.dataId))
    .where("grants.recipient_id", "=", userIdBytes(wanted.recipientId))
    .where(hasNotEnded(now));
  if (wanted.ownerId !== undefined) query = query.where("grants.owner_id", "=", userIdBytes(wanted.ownerId));
  if (wanted.epoch !== undefined) query = query.where("grants.epoch", "=", wanted.epoch);
  const row = await query
    .orderBy((order) =>
      order.case().when("data.root_id", "=", order.ref("data.data_id")).then(0).else(1).end(),
    )
    .orderBy("data.registered_at")
    .orderBy("grants.owner_id")
    .orderBy("grants.epoch", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? storedGrantOf(row) : null;
}

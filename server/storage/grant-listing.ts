import {
  type DataId,
  dataIdBytes,
  dataIdFromBytes,
  type UserId,
  userIdBytes,
  userIdFromBytes,
} from "../../shared/crypto";
import { GRANT_COLUMNS, type GrantPlace, hasNotEnded, type StoredGrant, storedGrantOf } from "./grant-store";
import type { Queries } from "./tables";

/** A listing is of grants made to a person, or by a person; each has its own order of change. */
export type ListingSide = "received" | "issued";

export interface ListingPage {
  readonly grants: StoredGrant[];
  readonly revoked: GrantPlace[];
  /** Sequence number of the last change in this page; that of the request when the page is empty. */
  readonly last: number;
  readonly more: boolean;
}

const SEQUENCE = { received: "received_sequence", issued: "issued_sequence" } as const;
const PERSON = { received: "recipient_id", issued: "owner_id" } as const;

/** Grants of which no newer epoch exists for the same place. */
function newestGrants(queries: Queries) {
  return queries
    .selectFrom("grants")
    .select(GRANT_COLUMNS)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("grants as newer")
            .select("newer.epoch")
            .whereRef("newer.data_id", "=", "grants.data_id")
            .whereRef("newer.recipient_id", "=", "grants.recipient_id")
            .whereRef("newer.owner_id", "=", "grants.owner_id")
            .whereRef("newer.epoch", ">", "grants.epoch"),
        ),
      ),
    );
}

/** The recipient's newest grant of each owner for each of these data IDs, without what has ended. @param now Unix seconds */
export async function findGrants(
  queries: Queries,
  recipientId: UserId,
  dataIds: readonly DataId[],
  now: number,
): Promise<StoredGrant[]> {
  if (dataIds.length === 0) return [];
  const rows = await newestGrants(queries)
    .where("grants.data_id", "in", dataIds.map(dataIdBytes))
    .where("grants.recipient_id", "=", userIdBytes(recipientId))
    .where(hasNotEnded(now))
    .execute();
  return rows.map(storedGrantOf);
}

/**
 * What changed for a person after a sequence number, oldest change first: the newest grant for each place, and what
 * was taken away. At most `limit` entries together. Needs a transaction: both parts must be of one moment. What has ended is listed to
 * its owner only. @param now Unix seconds
 */
export async function listChanges(
  queries: Queries,
  side: ListingSide,
  personId: UserId,
  { after, limit, now }: { readonly after: number; readonly limit: number; readonly now: number },
): Promise<ListingPage> {
  const person = userIdBytes(personId);
  const sequence = SEQUENCE[side];
  const listed = newestGrants(queries);
  const grants = await (side === "received" ? listed.where(hasNotEnded(now)) : listed)
    .select(`grants.${sequence} as position`)
    .where(`grants.${PERSON[side]}`, "=", person)
    .where(`grants.${sequence}`, ">", after)
    .orderBy(`grants.${sequence}`)
    .limit(limit + 1)
    .execute();
  const revocations = await queries
    .selectFrom("revocations")
    .select(["data_id", "recipient_id", "owner_id", `${sequence} as position`])
    .where(PERSON[side], "=", person)
    .where(sequence, ">", after)
    .orderBy(sequence)
    .limit(limit + 1)
    .execute();
  const positions = [...grants, ...revocations].map((row) => row.position).sort((a, b) => a - b);
  const last = positions.slice(0, limit).at(-1) ?? after;
  return {
    grants: grants.filter((row) => row.position <= last).map(storedGrantOf),
    revoked: revocations
      .filter((row) => row.position <= last)
      .map((row) => ({
        dataId: dataIdFromBytes(row.data_id),
        recipientId: userIdFromBytes(row.recipient_id),
        ownerId: userIdFromBytes(row.owner_id),
      })),
    last,
    more: positions.length > limit,
  };
}

/** The newest grants that an owner made for one data ID, one a recipient, by order of change. */
export async function listGrantsOfData(
  queries: Queries,
  dataId: DataId,
  ownerId: UserId,
  after: number,
  limit: number,
): Promise<ListingPage> {
  const rows = await newestGrants(queries)
    .select("grants.issued_sequence as position")
    .where("grants.data_id", "=", dataIdBytes(dataId))
    .where("grants.owner_id", "=", userIdBytes(ownerId))
    .where("grants.issued_sequence", ">", after)
    .orderBy("grants.issued_sequence")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return {
    grants: page.map(storedGrantOf),
    revoked: [],
    last: page.at(-1)?.position ?? after,
    more: rows.length > limit,
  };
}

import { type DataId, dataIdBytes, type UserId, userIdBytes } from "../../shared/crypto";
import type { Queries } from "./tables";

export interface DataOfOwner {
  readonly dataId: DataId;
  readonly ownerId: UserId;
}

/** True when this person registered this data ID as hers. */
export async function isRegistered(queries: Queries, { dataId, ownerId }: DataOfOwner): Promise<boolean> {
  const row = await queries
    .selectFrom("data")
    .select("registered_at")
    .where("data_id", "=", dataIdBytes(dataId))
    .where("owner_id", "=", userIdBytes(ownerId))
    .executeTakeFirst();
  return row !== undefined;
}

/** Registers a data ID under its owner; doing it again only brings the root up to date (an item may move). */
export async function registerData(
  queries: Queries,
  data: DataOfOwner & { readonly rootId: DataId; readonly registeredAt: number },
): Promise<"registered" | "already-registered"> {
  const known = await isRegistered(queries, data);
  const rootId = dataIdBytes(data.rootId);
  await queries
    .insertInto("data")
    .values({
      data_id: dataIdBytes(data.dataId),
      owner_id: userIdBytes(data.ownerId),
      root_id: rootId,
      registered_at: data.registeredAt,
    })
    .onConflict((conflict) => conflict.columns(["data_id", "owner_id"]).doUpdateSet({ root_id: rootId }))
    .execute();
  return known ? "already-registered" : "registered";
}

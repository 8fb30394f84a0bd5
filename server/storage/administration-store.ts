import { type UserId, userIdBytes, userIdFromBytes } from "../../shared/crypto";
import type { Role } from "../../shared/protocol/http/administration";
import type { Queries } from "./tables";

/** A person as administrators see her. */
export interface AdministeredPerson {
  readonly userId: UserId;
  readonly address: string;
  readonly role: Role;
  readonly enrolledAt: number;
  /** Unix seconds; null while she may use the server. */
  readonly deactivatedAt: number | null;
}

function administeredPeople(queries: Queries) {
  return queries.selectFrom("people").select(["user_id", "address", "role", "enrolled_at", "deactivated_at"]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof administeredPeople>["execute"]>>[number];

function personOf(row: PersonRow): AdministeredPerson {
  return {
    userId: userIdFromBytes(row.user_id),
    address: row.address,
    role: row.role,
    enrolledAt: row.enrolled_at,
    deactivatedAt: row.deactivated_at,
  };
}

/** Null when there is nobody with this user ID. */
export async function findAdministered(queries: Queries, userId: UserId): Promise<AdministeredPerson | null> {
  const row = await administeredPeople(queries).where("user_id", "=", userIdBytes(userId)).executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Null when nobody has this address, in its normal form. */
export async function findAdministeredByAddress(
  queries: Queries,
  address: string,
): Promise<AdministeredPerson | null> {
  const row = await administeredPeople(queries).where("address", "=", address).executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Up to `count` people after the one with this user ID, in the order of their IDs. */
export async function listAdministered(
  queries: Queries,
  after: Uint8Array | null,
  count: number,
): Promise<AdministeredPerson[]> {
  const start =
    after === null ? administeredPeople(queries) : administeredPeople(queries).where("user_id", ">", after);
  const rows = await start.orderBy("user_id").limit(count).execute();
  return rows.map(personOf);
}

/** The role of a person who may use the server; null for everybody else. */
export async function roleOf(queries: Queries, userId: UserId): Promise<Role | null> {
  const row = await queries
    .selectFrom("people")
    .select("role")
    .where("user_id", "=", userIdBytes(userId))
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row?.role ?? null;
}

/** Whether somebody else than this person is an administrator who may use the server. */
export async function hasOtherAdmin(queries: Queries, userId: UserId): Promise<boolean> {
  const row = await queries
    .selectFrom("people")
    .select("user_id")
    .where("role", "=", "admin")
    .where("deactivated_at", "is", null)
    .where("user_id", "!=", userIdBytes(userId))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function setRole(queries: Queries, userId: UserId, role: Role): Promise<void> {
  await queries.updateTable("people").set({ role }).where("user_id", "=", userIdBytes(userId)).execute();
}

/** Ends a person's use of the server: her sessions are over and no new ones begin. */
export async function setDeactivated(queries: Queries, userId: UserId, now: number): Promise<void> {
  const id = userIdBytes(userId);
  await queries.updateTable("people").set({ deactivated_at: now }).where("user_id", "=", id).execute();
  await queries.deleteFrom("sessions").where("user_id", "=", id).execute();
}

/** Removes every row that is about a person: grants from and to her, her data, sessions, records, invites, herself. */
export async function removePersonalRows(
  queries: Queries,
  { userId, address }: AdministeredPerson,
): Promise<void> {
  const id = userIdBytes(userId);
  for (const table of ["grants", "revocations"] as const)
    await queries
      .deleteFrom(table)
      .where((where) => where.or([where("recipient_id", "=", id), where("owner_id", "=", id)]))
      .execute();
  await queries.deleteFrom("data").where("owner_id", "=", id).execute();
  await queries.deleteFrom("sessions").where("user_id", "=", id).execute();
  await queries.deleteFrom("identity_records").where("user_id", "=", id).execute();
  await queries.deleteFrom("invites").where("address", "=", address).execute();
  await queries.updateTable("invites").set({ created_by: null }).where("created_by", "=", id).execute();
  await queries.deleteFrom("people").where("user_id", "=", id).execute();
}

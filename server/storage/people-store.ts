import {
  type Fingerprint,
  type SigningPublicKey,
  type UserId,
  userIdBytes,
  userIdFromBytes,
} from "../../shared/crypto";
import type { Queries } from "./tables";

/** A person as enrolled: what the server needs of the current identity record, and the record itself. */
export interface EnrolledPerson {
  readonly userId: UserId;
  readonly fingerprint: Fingerprint;
  readonly signingKey: SigningPublicKey;
  /** The signed record, byte for byte as it was enrolled. */
  readonly envelope: Uint8Array;
}

export interface NewPerson extends EnrolledPerson {
  readonly address: string;
  readonly sequence: number;
  readonly enrolledAt: number;
}

export type EnrolmentOutcome = "enrolled" | "already-enrolled" | "taken";

function currentRecords(queries: Queries) {
  return queries
    .selectFrom("people")
    .innerJoin("identity_records", (join) =>
      join
        .onRef("identity_records.user_id", "=", "people.user_id")
        .onRef("identity_records.sequence", "=", "people.current_sequence"),
    )
    .select([
      "people.user_id",
      "identity_records.fingerprint",
      "identity_records.signing_key",
      "identity_records.envelope",
    ]);
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof currentRecords>["execute"]>>[number];

function personOf(row: RecordRow): EnrolledPerson {
  return {
    userId: userIdFromBytes(row.user_id),
    fingerprint: row.fingerprint as Fingerprint,
    signingKey: row.signing_key as SigningPublicKey,
    envelope: row.envelope,
  };
}

/** Null when nobody is enrolled under this ID. */
export async function findPerson(queries: Queries, userId: UserId): Promise<EnrolledPerson | null> {
  const row = await currentRecords(queries)
    .where("people.user_id", "=", userIdBytes(userId))
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Those of `addresses` and `userIds` who are enrolled, each once. */
export async function findPeople(
  queries: Queries,
  addresses: readonly string[],
  userIds: readonly UserId[],
): Promise<EnrolledPerson[]> {
  if (addresses.length + userIds.length === 0) return [];
  const rows = await currentRecords(queries)
    .where((where) =>
      where.or([
        ...(addresses.length > 0 ? [where("people.address", "in", [...addresses])] : []),
        ...(userIds.length > 0 ? [where("people.user_id", "in", userIds.map(userIdBytes))] : []),
      ]),
    )
    .execute();
  return rows.map(personOf);
}

/** The person who has, or ever had, this signing key; null when there is none. */
export async function findOwnerOfSigningKey(
  queries: Queries,
  signingKey: Uint8Array,
): Promise<UserId | null> {
  const row = await queries
    .selectFrom("identity_records")
    .select("user_id")
    .where("signing_key", "=", signingKey)
    .orderBy("user_id")
    .executeTakeFirst();
  return row ? userIdFromBytes(row.user_id) : null;
}

/** Every signing key that the person has had, newest first. */
export async function signingKeysOf(queries: Queries, userId: UserId): Promise<SigningPublicKey[]> {
  const rows = await queries
    .selectFrom("identity_records")
    .select("signing_key")
    .where("user_id", "=", userIdBytes(userId))
    .orderBy("sequence", "desc")
    .execute();
  return rows.map((row) => row.signing_key as SigningPublicKey);
}

/** Enrols a person; the very same record again is no error, another one for the same ID or address is. */
export async function enrolPerson(queries: Queries, person: NewPerson): Promise<EnrolmentOutcome> {
  const known = await findPeople(queries, [person.address], [person.userId]);
  if (known.length > 0) {
    const same =
      known.length === 1 && Buffer.compare(known[0]?.envelope ?? Buffer.alloc(0), person.envelope) === 0;
    return same ? "already-enrolled" : "taken";
  }
  const userId = userIdBytes(person.userId);
  await queries
    .insertInto("people")
    .values({
      user_id: userId,
      address: person.address,
      current_sequence: person.sequence,
      role: "member",
      enrolled_at: person.enrolledAt,
      deactivated_at: null,
    })
    .execute();
  await queries
    .insertInto("identity_records")
    .values({
      user_id: userId,
      sequence: person.sequence,
      envelope: person.envelope,
      fingerprint: person.fingerprint,
      signing_key: person.signingKey,
      leaf_index: 0,
    })
    .execute();
  return "enrolled";
}

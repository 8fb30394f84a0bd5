import {
  type Fingerprint,
  type SigningPublicKey,
  type UserId,
  userIdBytes,
  userIdFromBytes,
} from "../../shared/crypto";
import type { Role } from "../../shared/protocol/http/administration";
import type { Queries } from "./tables";

/** A person as enrolled: what the server needs of the record in force, and the record itself. */
export interface EnrolledPerson {
  readonly userId: UserId;
  readonly sequence: number;
  readonly fingerprint: Fingerprint;
  readonly signingKey: SigningPublicKey;
  /** The signed record, byte for byte as it was given. */
  readonly envelope: Uint8Array;
}

/** A record of a person's, and where the log has it. */
export interface NewRecord extends EnrolledPerson {
  readonly leafIndex: number;
}

export interface NewPerson extends NewRecord {
  readonly address: string;
  readonly labelProof: Uint8Array;
  readonly role: Role;
  readonly enrolledAt: number;
}

/** Who has an address or a user ID, whether she may use the server or not. */
export interface Holder {
  readonly userId: UserId;
  readonly firstEnvelope: Uint8Array;
  readonly active: boolean;
}

/** A person with every record she has had, oldest first. */
export interface PersonChain {
  readonly userId: UserId;
  readonly labelProof: Uint8Array;
  readonly records: readonly { readonly envelope: Uint8Array; readonly leafIndex: number }[];
}

function currentRecords(queries: Queries) {
  return queries
    .selectFrom("people")
    .innerJoin("identity_records", (join) =>
      join
        .onRef("identity_records.user_id", "=", "people.user_id")
        .onRef("identity_records.sequence", "=", "people.current_sequence"),
    )
    .where("people.deactivated_at", "is", null)
    .select([
      "people.user_id",
      "identity_records.sequence",
      "identity_records.fingerprint",
      "identity_records.signing_key",
      "identity_records.envelope",
    ]);
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof currentRecords>["execute"]>>[number];

function personOf(row: RecordRow): EnrolledPerson {
  return {
    userId: userIdFromBytes(row.user_id),
    sequence: row.sequence,
    fingerprint: row.fingerprint as Fingerprint,
    signingKey: row.signing_key as SigningPublicKey,
    envelope: row.envelope,
  };
}

/** Null when nobody is enrolled under this ID, or not any more. */
export async function findPerson(queries: Queries, userId: UserId): Promise<EnrolledPerson | null> {
  const row = await currentRecords(queries)
    .where("people.user_id", "=", userIdBytes(userId))
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/**
 * Those of `addresses` and `userIds` who are enrolled, each once, with the records that a log of `logSize` leaves has;
 * who has none of those is missing.
 */
export async function findChains(
  queries: Queries,
  { addresses, userIds }: { readonly addresses: readonly string[]; readonly userIds: readonly UserId[] },
  logSize: number,
): Promise<PersonChain[]> {
  if (addresses.length + userIds.length === 0) return [];
  const rows = await queries
    .selectFrom("people")
    .innerJoin("identity_records", "identity_records.user_id", "people.user_id")
    .select([
      "people.user_id",
      "people.label_proof",
      "identity_records.envelope",
      "identity_records.leaf_index",
    ])
    .where("people.deactivated_at", "is", null)
    .where("identity_records.leaf_index", "<", logSize)
    .where((where) =>
      where.or([
        ...(addresses.length > 0 ? [where("people.address", "in", [...addresses])] : []),
        ...(userIds.length > 0 ? [where("people.user_id", "in", userIds.map(userIdBytes))] : []),
      ]),
    )
    .orderBy("people.user_id")
    .orderBy("identity_records.sequence")
    .execute();
  const chains = new Map<UserId, { labelProof: Uint8Array; records: PersonChain["records"][number][] }>();
  for (const row of rows) {
    const userId = userIdFromBytes(row.user_id);
    const chain = chains.get(userId) ?? { labelProof: row.label_proof, records: [] };
    chain.records.push({ envelope: row.envelope, leafIndex: row.leaf_index });
    chains.set(userId, chain);
  }
  return [...chains].map(([userId, chain]) => ({ userId, ...chain }));
}

/** Everybody who has this address or this user ID, also those who may not use the server any more. */
export async function findHolders(queries: Queries, address: string, userId: UserId): Promise<Holder[]> {
  const rows = await queries
    .selectFrom("people")
    .innerJoin("identity_records", (join) =>
      join.onRef("identity_records.user_id", "=", "people.user_id").on("identity_records.sequence", "=", 0),
    )
    .select(["people.user_id", "people.deactivated_at", "identity_records.envelope"])
    .where((where) =>
      where.or([where("people.address", "=", address), where("people.user_id", "=", userIdBytes(userId))]),
    )
    .execute();
  return rows.map((row) => ({
    userId: userIdFromBytes(row.user_id),
    firstEnvelope: row.envelope,
    active: row.deactivated_at === null,
  }));
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

/** Where the log has the person's record in force; null when nobody is enrolled under this ID, or not any more. */
export async function leafInForce(queries: Queries, userId: UserId): Promise<number | null> {
  const row = await currentRecords(queries)
    .select("identity_records.leaf_index")
    .where("people.user_id", "=", userIdBytes(userId))
    .executeTakeFirst();
  return row?.leaf_index ?? null;
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

/** A person and the fingerprint of keys that she has or had. */
export interface KeysOfPerson {
  readonly userId: UserId;
  readonly fingerprint: Uint8Array;
}

/**
 * For each, in order: the sequence number of the record with these keys when they are no longer in force; null when they
 * are, or were never hers.
 */
export async function findFormerSequences(
  queries: Queries,
  keys: readonly KeysOfPerson[],
): Promise<(number | null)[]> {
  const rows = await queries
    .selectFrom("identity_records")
    .innerJoin("people", "people.user_id", "identity_records.user_id")
    .select([
      "identity_records.user_id",
      "identity_records.fingerprint",
      "identity_records.sequence",
      "people.current_sequence",
    ])
    .where((where) =>
      where.or(
        keys.map(({ userId, fingerprint }) =>
          where.and([
            where("identity_records.user_id", "=", userIdBytes(userId)),
            where("identity_records.fingerprint", "=", fingerprint),
          ]),
        ),
      ),
    )
    .orderBy("identity_records.sequence", "desc")
    .execute();
  return keys.map(({ userId, fingerprint }) => {
    const row = rows.find(
      (found) =>
        userIdFromBytes(found.user_id) === userId && Buffer.compare(found.fingerprint, fingerprint) === 0,
    );
    return row && row.sequence !== row.current_sequence ? row.sequence : null;
  });
}

/** Adds a person and her first record. Address and user ID must be free. */
export async function addPerson(queries: Queries, person: NewPerson): Promise<void> {
  await queries
    .insertInto("people")
    .values({
      user_id: userIdBytes(person.userId),
      address: person.address,
      label_proof: person.labelProof,
      current_sequence: person.sequence,
      role: person.role,
      enrolled_at: person.enrolledAt,
      deactivated_at: null,
    })
    .execute();
  await addRecord(queries, person);
}

/** Puts a person's next record in force. */
export async function replaceRecord(queries: Queries, record: NewRecord): Promise<void> {
  await addRecord(queries, record);
  await queries
    .updateTable("people")
    .set({ current_sequence: record.sequence })
    .where("user_id", "=", userIdBytes(record.userId))
    .execute();
}

/** Signs a person out everywhere. @param except hash of the token of a session that goes on; null for none */
export async function endSessionsOf(
  queries: Queries,
  userId: UserId,
  except: Uint8Array | null = null,
): Promise<void> {
  const all = queries.deleteFrom("sessions").where("user_id", "=", userIdBytes(userId));
  await (except === null ? all : all.where("token_hash", "!=", except)).execute();
}

async function addRecord(queries: Queries, record: NewRecord): Promise<void> {
  await queries
    .insertInto("identity_records")
    .values({
      user_id: userIdBytes(record.userId),
      sequence: record.sequence,
      envelope: record.envelope,
      fingerprint: record.fingerprint,
      signing_key: record.signingKey,
      leaf_index: record.leafIndex,
    })
    .execute();
}

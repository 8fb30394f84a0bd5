import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables";

/** What differs between the databases: the name of the type of byte strings. */
export interface ColumnTypes {
  readonly bytes: "blob" | "bytea";
}

type Migration = (db: Kysely<Tables>, types: ColumnTypes) => Promise<void>;

async function createFirstTables(db: Kysely<Tables>, types: ColumnTypes): Promise<void> {
  const bytes = sql.raw(types.bytes);
  const statements = [
    sql`create table people (
      user_id ${bytes} not null primary key,
      address text not null unique,
      current_sequence bigint not null,
      received_sequence bigint not null default 0,
      issued_sequence bigint not null default 0,
      enrolled_at bigint not null)`,
    sql`create table identity_records (
      user_id ${bytes} not null references people (user_id),
      sequence bigint not null,
      envelope ${bytes} not null,
      fingerprint ${bytes} not null,
      signing_key ${bytes} not null,
      primary key (user_id, sequence))`,
    sql`create index identity_records_by_signing_key on identity_records (signing_key)`,
    sql`create table data (
      data_id ${bytes} not null,
      owner_id ${bytes} not null references people (user_id),
      root_id ${bytes} not null,
      registered_at bigint not null,
      primary key (data_id, owner_id))`,
    sql`create table grants (
      data_id ${bytes} not null,
      recipient_id ${bytes} not null references people (user_id),
      owner_id ${bytes} not null,
      epoch bigint not null,
      owner_fingerprint ${bytes} not null,
      recipient_fingerprint ${bytes} not null,
      compact ${bytes} not null,
      received_sequence bigint not null,
      issued_sequence bigint not null,
      primary key (data_id, recipient_id, owner_id, epoch),
      foreign key (data_id, owner_id) references data (data_id, owner_id))`,
    sql`create unique index grants_received on grants (recipient_id, received_sequence)`,
    sql`create unique index grants_issued on grants (owner_id, issued_sequence)`,
    sql`create index grants_of_data on grants (data_id, owner_id, issued_sequence)`,
    sql`create table revocations (
      data_id ${bytes} not null,
      recipient_id ${bytes} not null references people (user_id),
      owner_id ${bytes} not null,
      received_sequence bigint not null,
      issued_sequence bigint not null,
      primary key (data_id, recipient_id, owner_id))`,
    sql`create unique index revocations_received on revocations (recipient_id, received_sequence)`,
    sql`create unique index revocations_issued on revocations (owner_id, issued_sequence)`,
    sql`create table sessions (
      token_hash ${bytes} not null primary key,
      user_id ${bytes} not null references people (user_id),
      expires_at bigint not null)`,
    sql`create index sessions_by_expiry on sessions (expires_at)`,
    sql`create table used_assertions (
      assertion_hash ${bytes} not null primary key,
      expires_at bigint not null)`,
    sql`create index used_assertions_by_expiry on used_assertions (expires_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** In order; the schema's version is the number of those applied. Never change one that was released. */
const MIGRATIONS: readonly Migration[] = [createFirstTables];

/** The data folder was written by a newer server, whose tables this one does not know. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

/**
 * Brings the tables to the version that this server needs, each step in one transaction.
 * @throws NewerSchemaError when the database is ahead of this server.
 */
export async function migrate(db: Kysely<Tables>, types: ColumnTypes, now: number): Promise<void> {
  await sql`create table if not exists schema_versions (
    version bigint not null primary key, applied_at bigint not null)`.execute(db);
  const latest = await db
    .selectFrom("schema_versions")
    .select("version")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const applied = latest?.version ?? 0;
  if (applied > MIGRATIONS.length)
    throw new NewerSchemaError(
      `The data was written by a newer key server (schema ${applied}, this one knows ${MIGRATIONS.length}). Update the server.`,
    );
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < applied) continue;
    await db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto("schema_versions")
        .values({ version: index + 1, applied_at: now })
        .execute();
      await step(transaction, types);
    });
  }
}

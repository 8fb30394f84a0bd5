import { sql } from "kysely";
import type { Migration } from "./migration";

/** People, their records, data, grants and sessions. */
export const createFirstTables: Migration = async (db, types) => {
  const bytes = sql.raw(types.bytes);
  const statements = [
    sql`create table people (
      user_id ${bytes} not null primary key,
      address text not null unique,
      label_proof ${bytes} not null,
      current_sequence bigint not null,
      received_sequence bigint not null default 0,
      issued_sequence bigint not null default 0,
      role text not null,
      enrolled_at bigint not null,
      deactivated_at bigint)`,
    sql`create table identity_records (
      user_id ${bytes} not null references people (user_id),
      sequence bigint not null,
      envelope ${bytes} not null,
      fingerprint ${bytes} not null,
      signing_key ${bytes} not null,
      leaf_index bigint not null,
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
      key_thumbprint ${bytes} not null,
      expires_at bigint not null)`,
    sql`create index sessions_by_expiry on sessions (expires_at)`,
    sql`create table used_assertions (
      assertion_hash ${bytes} not null primary key,
      expires_at bigint not null)`,
    sql`create index used_assertions_by_expiry on used_assertions (expires_at)`,
    sql`create table used_proofs (
      proof_hash ${bytes} not null primary key,
      expires_at bigint not null)`,
    sql`create index used_proofs_by_expiry on used_proofs (expires_at)`,
    sql`create table nonce_secret (
      id bigint not null primary key,
      secret ${bytes} not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
};

import { sql } from "kysely";
import type { Migration } from "./migration";

/** Invites, the audit trail, answers kept for repeated requests. */
export const createAdministrationTables: Migration = async (db, types) => {
  const bytes = sql.raw(types.bytes);
  const statements = [
    sql`create table invites (
      code_hash ${bytes} not null primary key,
      address text not null,
      role text not null,
      created_by ${bytes},
      created_at bigint not null,
      expires_at bigint not null,
      used_at bigint)`,
    sql`create index invites_by_expiry on invites (expires_at)`,
    sql`create table audit_state (
      id bigint not null primary key,
      sequence bigint not null,
      head ${bytes} not null)`,
    sql`create table audit_entries (
      sequence bigint not null primary key,
      content ${bytes} not null,
      hash ${bytes} not null,
      signature ${bytes} not null)`,
    sql`create table kept_answers (
      key_hash ${bytes} not null primary key,
      person_hash ${bytes},
      request_hash ${bytes} not null,
      status bigint not null,
      media_type text not null,
      body ${bytes} not null,
      expires_at bigint not null)`,
    sql`create index kept_answers_by_expiry on kept_answers (expires_at)`,
    sql`create index kept_answers_by_person on kept_answers (person_hash, expires_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
};

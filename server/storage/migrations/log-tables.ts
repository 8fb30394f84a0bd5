import { sql } from "kysely";
import type { Migration } from "./migration";

/** The transparency log: leaves, hashes of complete subtrees, its state, and who has which entries. */
export const createLogTables: Migration = async (db, types) => {
  const bytes = sql.raw(types.bytes);
  const statements = [
    sql`create table log_state (
      id bigint not null primary key,
      origin text not null,
      size bigint not null,
      root ${bytes} not null,
      range_hashes ${bytes} not null,
      checkpoint text not null,
      vrf_public_key ${bytes} not null,
      last_head_at bigint not null)`,
    sql`create table log_leaves (
      leaf_index bigint not null primary key,
      entry ${bytes} not null)`,
    sql`create table log_hashes (
      level bigint not null,
      position bigint not null,
      hash ${bytes} not null,
      primary key (level, position))`,
    sql`create table log_keys (
      generation bigint not null primary key,
      vkey text not null,
      endorsement ${bytes})`,
    sql`create table log_checkpoints (
      size bigint not null primary key,
      note text not null,
      published_at bigint)`,
    sql`create table log_people (
      person_hash ${bytes} not null primary key,
      label ${bytes} not null,
      sequence bigint not null,
      last_leaf bigint not null,
      revoked_at bigint)`,
    sql`create index log_people_by_label on log_people (label)`,
  ];
  for (const statement of statements) await statement.execute(db);
};

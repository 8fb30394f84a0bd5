import { sql } from "kysely";
import type { Migration } from "./migration";

/** The second after which a grant is over; null for ever. */
export const addEndOfGrants: Migration = async (db) => {
  await sql`alter table grants add column not_after bigint`.execute(db);
};

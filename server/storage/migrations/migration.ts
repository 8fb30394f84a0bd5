import type { Kysely } from "kysely";
import type { Tables } from "../tables";

/** What differs between the databases: the name of the type of byte strings. */
export interface ColumnTypes {
  readonly bytes: "blob" | "bytea";
}

/** One step of the schema; runs in a transaction of its own. */
export type Migration = (db: Kysely<Tables>, types: ColumnTypes) => Promise<void>;

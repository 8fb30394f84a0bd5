import type { Queries } from "../tables";

/** What differs between the databases: the name of the type of byte strings. */
export interface ColumnTypes {
  readonly bytes: "blob" | "bytea";
}

/** One step of the schema; runs in a transaction of its own. */
export type Migration = (queries: Queries, types: ColumnTypes) => Promise<void>;

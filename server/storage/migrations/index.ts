import { sql } from "kysely";
import { NewerSchemaError } from "../storage-errors";
import type { Queries } from "../tables";
import { createAdministrationTables } from "./administration-tables";
import { createFirstTables } from "./first-tables";
import { addEndOfGrants } from "./grant-end";
import { createLogTables } from "./log-tables";
import type { ColumnTypes, Migration } from "./migration";

/** In order; the schema's version is the number of those applied. Never change one that was released. */
const MIGRATIONS: readonly Migration[] = [
  createFirstTables,
  createLogTables,
  createAdministrationTables,
  addEndOfGrants,
];

/** Runs work in a transaction that is tried anew when another server was faster. */
type InTransaction = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;

async function schemaVersion(queries: Queries): Promise<number> {
  const latest = await queries
    .selectFrom("schema_versions")
    .select("version")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return latest?.version ?? 0;
}

/**
 * Brings the tables to the version that this server needs, each step in one transaction. Of several servers that
 * start at once one writes a step's row; the others meet it as a duplicate, try anew and find the step done.
 * @throws NewerSchemaError when the database is ahead of this server.
 */
export async function migrate(inTransaction: InTransaction, types: ColumnTypes, now: number): Promise<void> {
  await inTransaction((queries) =>
    sql`create table if not exists schema_versions (
      version bigint not null primary key, applied_at bigint not null)`.execute(queries),
  );
  const applied = await inTransaction(schemaVersion);
  if (applied > MIGRATIONS.length)
    throw new NewerSchemaError(
      `The data was written by a newer key server (schema ${applied}, this one knows ${MIGRATIONS.length}). Update the server.`,
    );
  for (const [index, step] of MIGRATIONS.entries())
    await inTransaction(async (queries) => {
      if ((await schemaVersion(queries)) > index) return;
      await queries
        .insertInto("schema_versions")
        .values({ version: index + 1, applied_at: now })
        .execute();
      await step(queries, types);
    });
}

import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables";
import { createAdministrationTables } from "./administration-tables";
import { createFirstTables } from "./first-tables";
import { createLogTables } from "./log-tables";
import type { ColumnTypes, Migration } from "./migration";

/** In order; the schema's version is the number of those applied. Never change one that was released. */
const MIGRATIONS: readonly Migration[] = [createFirstTables, createLogTables, createAdministrationTables];

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

import { POSTGRES_VARIABLE, startPostgres } from "./postgres";

/** Vitest's set-up of a run on PostgreSQL: one server for all its tests, ended with the run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  process.env[POSTGRES_VARIABLE] = postgres.url;
  return () => postgres.stop();
}

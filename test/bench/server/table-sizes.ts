import { sql } from "kysely";
import type { Storage } from "../../../server/storage/storage";

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  /** Bytes of the rows themselves, with what the database puts around them. */
  readonly rowBytes: number;
  /** Bytes of all its indexes, the primary key's among them. */
  readonly indexBytes: number;
}

/** Tables that grow with use. */
const TABLES = ["grants", "data", "people", "identity_records", "log_leaves", "log_hashes"] as const;

async function countRows(storage: Storage, table: (typeof TABLES)[number]): Promise<number> {
  const { count } = await storage.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** As PostgreSQL itself says, after the tables were analysed. */
export async function sizesInPostgres(storage: Storage): Promise<TableSize[]> {
  const sizes: TableSize[] = [];
  for (const table of TABLES) {
    const { rows } = await sql<{ row_bytes: number; index_bytes: number }>`
      select pg_table_size(${table}::regclass) as row_bytes, pg_indexes_size(${table}::regclass) as index_bytes`.execute(
      storage.db,
    );
    const [size] = rows;
    sizes.push({
      table,
      rows: await countRows(storage, table),
      rowBytes: Number(size?.row_bytes),
      indexBytes: Number(size?.index_bytes),
    });
  }
  return sizes;
}

/** As SQLite's own page statistics say. */
export async function sizesInSqlite(storage: Storage): Promise<TableSize[]> {
  const sizes: TableSize[] = [];
  for (const table of TABLES) {
    const { rows } = await sql<{ row_bytes: number | null; index_bytes: number | null }>`
      select sum(case when stat.name = ${table} then stat.pgsize end) as row_bytes,
             sum(case when stat.name <> ${table} then stat.pgsize end) as index_bytes
      from dbstat as stat join sqlite_schema as entry on entry.name = stat.name
      where entry.tbl_name = ${table} and stat.aggregate = true`.execute(storage.db);
    const [size] = rows;
    sizes.push({
      table,
      rows: await countRows(storage, table),
      rowBytes: size?.row_bytes ?? 0,
      indexBytes: size?.index_bytes ?? 0,
    });
  }
  return sizes;
}

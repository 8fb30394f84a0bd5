import { Kysely, SqliteDialect } from "kysely";
import { LibsqlDatabase } from "./libsql-database";
import { migrate } from "./migrations/index";
import type { ColumnTypes } from "./migrations/migration";
import type { Queries, Tables } from "./tables";

const CONFLICT_RETRIES = 5;

/** SQLite: another process writes. PostgreSQL: serialisation failure, deadlock. The transaction may run again. */
const RETRYABLE_CODES: ReadonlySet<unknown> = new Set([
  "SQLITE_BUSY",
  "SQLITE_BUSY_SNAPSHOT",
  "40001",
  "40P01",
]);

function isRetryable(error: unknown): boolean {
  return error instanceof Error && "code" in error && RETRYABLE_CODES.has(error.code);
}

/** The database behind the key server. */
export class Storage {
  private constructor(
    readonly db: Kysely<Tables>,
    private readonly types: ColumnTypes,
  ) {}

  /** Embedded SQLite in `path` (or ":memory:"): WAL, every commit on disk before it is acknowledged. */
  static openSqlite(path: string): Storage {
    const database = new LibsqlDatabase(path);
    return new Storage(new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }), { bytes: "blob" });
  }

  async migrate(nowSeconds: number): Promise<void> {
    await migrate(this.db, this.types, nowSeconds);
  }

  /** Runs `work` in one transaction, again when the database asks for it; so `work` must have no other effects. */
  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.db.transaction().execute(work);
      } catch (error) {
        if (attempt > CONFLICT_RETRIES || !isRetryable(error)) throw error;
      }
    }
  }

  /** Resolves when the database answers. */
  async checkAlive(): Promise<void> {
    await this.db.selectFrom("schema_versions").select("version").limit(1).execute();
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}

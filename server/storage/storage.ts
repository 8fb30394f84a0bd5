import { setTimeout as delay } from "node:timers/promises";
import { Kysely, type TransactionBuilder } from "kysely";
import { LibsqlDialect } from "./libsql-database";
import { migrate } from "./migrations/index";
import type { ColumnTypes } from "./migrations/migration";
import { describePostgresUrl, isPostgresUrl, postgresDialect } from "./postgres-database";
import { DatabaseBusyError, databaseUnreachable, isConflict, isDuplicate } from "./storage-errors";
import type { Queries, Tables } from "./tables";

/** Milliseconds for which a transaction is tried anew; below what a client waits for an answer. */
const CONFLICT_PATIENCE = 15_000;
/** Milliseconds: the first pause is up to this long, each further one up to twice as long, to the longest. */
const FIRST_PAUSE = 4;
const LONGEST_PAUSE = 250;
/** A row that appeared beside this transaction is seen by the next try; one that stays in the way is a fault. */
const DUPLICATE_RETRIES = 3;

/** @throws DatabaseBusyError when it is still in conflict with others at `giveUpAt` */
async function tryUntil<T>(giveUpAt: number, attempt: () => Promise<T>): Promise<T> {
  let duplicates = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
    try {
      return await attempt();
    } catch (error) {
      if (isDuplicate(error)) duplicates += 1;
      if (duplicates === DUPLICATE_RETRIES || !(isConflict(error) || isDuplicate(error))) throw error;
      if (performance.now() > giveUpAt)
        throw new DatabaseBusyError("the transaction met others again and again", { cause: error });
      await delay(Math.random() * pause);
    }
  }
}

/** The database behind the key server. */
export class Storage {
  private line: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly db: Kysely<Tables>,
    /**
     * For single statements whose loss does no harm when the database's computer crashes within the next second: they do
     * not wait for its disk.
     */
    readonly hasty: Kysely<Tables>,
    private readonly types: ColumnTypes,
    private readonly begin: () => TransactionBuilder<Tables>,
  ) {}

  /**
   * Opens PostgreSQL at "postgres://…", or the SQLite file with that path, or an SQLite database in memory for
   * ":memory:".
   * @throws DatabaseUnreachableError
   */
  static async open(database: string): Promise<Storage> {
    return isPostgresUrl(database) ? Storage.openPostgres(database) : Storage.openSqlite(database);
  }

  /** Embedded SQLite in `path` (or ":memory:"): WAL, every commit on disk before it is acknowledged. */
  static openSqlite(path: string): Storage {
    const db = new Kysely<Tables>({ dialect: new LibsqlDialect(path) });
    return new Storage(db, db, { bytes: "blob" }, () => db.transaction());
  }

  /**
   * PostgreSQL; every transaction is serialisable.
   * @throws DatabaseUnreachableError when it cannot be reached, or does not let this user in
   */
  static async openPostgres(url: string): Promise<Storage> {
    const db = new Kysely<Tables>({ dialect: postgresDialect(url) });
    const hasty = new Kysely<Tables>({ dialect: postgresDialect(url, { hasty: true }) });
    const storage = new Storage(db, hasty, { bytes: "bytea" }, () =>
      db.transaction().setIsolationLevel("serializable"),
    );
    try {
      await db.selectNoFrom((value) => value.lit(1).as("one")).execute();
      return storage;
    } catch (error) {
      await storage.close();
      throw databaseUnreachable(describePostgresUrl(url), error);
    }
  }

  /**
   * Brings the tables to the version that this server needs. Servers that start at the same time may all do so.
   * @throws NewerSchemaError when the database is ahead of this server.
   */
  async migrate(nowSeconds: number): Promise<void> {
    await migrate((work) => this.transaction(work), this.types, nowSeconds);
  }

  /**
   * Runs `work` in one serialisable transaction, and again for as long as others get in its way; so `work` must have
   * no other effects.
   * @throws DatabaseBusyError when it never got through
   */
  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.persist(this.begin, work);
  }

  /**
   * Runs `work`, which only reads, on one state of the database, without standing in the way of those who write.
   * @throws DatabaseBusyError when it never got through
   */
  async snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const begin = () => this.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
    return this.persist(begin, work);
  }

  private async persist<T>(
    begin: () => TransactionBuilder<Tables>,
    work: (queries: Queries) => Promise<T>,
  ): Promise<T> {
    const giveUpAt = performance.now() + CONFLICT_PATIENCE;
    try {
      return await begin().execute(work);
    } catch (error) {
      if (!isConflict(error) && !isDuplicate(error)) throw error;
    }
    return this.inLine(() => tryUntil(giveUpAt, () => begin().execute(work)));
  }

  /**
   * Those of this process whom others got in the way of go one after another: when many change the same row, trying
   * again all at once they would only get in each other's way again.
   */
  private inLine<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.line.then(work);
    this.line = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when the database answers. */
  async checkAlive(): Promise<void> {
    await this.db.selectFrom("schema_versions").select("version").limit(1).execute();
  }

  async close(): Promise<void> {
    await this.db.destroy();
    if (this.hasty !== this.db) await this.hasty.destroy();
  }
}

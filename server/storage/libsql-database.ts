import { setTimeout as delay } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from "kysely";
import Libsql from "libsql";
import { isConflict } from "./storage-errors";

/** Prepared statements that are kept; the server has a few dozen different ones. */
const STATEMENT_CACHE_SIZE = 256;
/** Milliseconds to wait for another process when the database is opened; nothing else of this process runs then. */
const OPENING_TIMEOUT = 5_000;
/** Milliseconds for which a statement is tried while another process writes, with pauses of up to so many between. */
const BUSY_PATIENCE = 5_000;
const BUSY_PAUSE = 10;

type NativeStatement = ReturnType<Libsql.Database["prepare"]>;

/** Blobs come back as ArrayBuffers; rows hold Uint8Arrays everywhere else. */
function withByteArrays(row: unknown): unknown {
  if (typeof row !== "object" || row === null) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof ArrayBuffer ? new Uint8Array(value) : value,
    ]),
  );
}

class LibsqlStatement implements SqliteStatement {
  constructor(private readonly statement: NativeStatement) {}

  get reader(): boolean {
    return this.statement.reader;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.statement.all([...parameters]).map(withByteArrays);
  }

  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.statement.run([...parameters]);
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    for (const row of this.all(parameters)) yield row;
  }
}

/**
 * libsql's synchronous database in the shape that Kysely's SQLite dialect takes, with statements prepared once.
 * `path` may be ":memory:".
 */
export class LibsqlDatabase implements SqliteDatabase {
  private readonly database: Libsql.Database;
  private readonly statements = new Map<string, LibsqlStatement>();

  constructor(path: string) {
    this.database = new Libsql(path);
    this.database.exec(`PRAGMA busy_timeout = ${OPENING_TIMEOUT}`);
    this.database.exec("PRAGMA journal_mode = WAL");
    this.database.exec("PRAGMA synchronous = FULL");
    this.database.exec("PRAGMA foreign_keys = ON");
    this.database.exec("PRAGMA busy_timeout = 0");
  }

  prepare(sql: string): SqliteStatement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = new LibsqlStatement(this.database.prepare(sql));
    if (this.statements.size >= STATEMENT_CACHE_SIZE) this.statements.clear();
    this.statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }
}

/** Tries a statement anew that another process's change stands in the way of; this process goes on meanwhile. */
class PatientConnection implements DatabaseConnection {
  constructor(private readonly connection: DatabaseConnection) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const giveUpAt = performance.now() + BUSY_PATIENCE;
    for (;;)
      try {
        return await this.connection.executeQuery<R>(query);
      } catch (error) {
        if (!isConflict(error) || performance.now() > giveUpAt) throw error;
        await delay(Math.random() * BUSY_PAUSE);
      }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize = 1): AsyncIterableIterator<QueryResult<R>> {
    return this.connection.streamQuery<R>(query, chunkSize);
  }
}

/**
 * A transaction that may write takes the right to when it begins. If it took it with its first change, as SQLite does by
 * itself, a change by another process since its first read would end it, and the statement that was refused would
 * hold on to the old state of the database: trying anew could never succeed.
 */
class WritingDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(accessMode === "read only" ? "begin" : "begin immediate"),
    );
  }
}

/** Kysely's SQLite dialect on a libsql database: WAL, every commit on disk before it is acknowledged. */
export class LibsqlDialect extends SqliteDialect {
  private readonly database: LibsqlDatabase;

  /** `path` may be ":memory:". */
  constructor(path: string) {
    const database = new LibsqlDatabase(path);
    super({ database });
    this.database = database;
  }

  override createDriver(): Driver {
    return new WritingDriver({ database: this.database });
  }
}

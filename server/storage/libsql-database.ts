import type { SqliteDatabase, SqliteStatement } from "kysely";
import Libsql from "libsql";

/** Prepared statements that are kept; the server has a few dozen different ones. */
const STATEMENT_CACHE_SIZE = 256;

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
    this.database.exec("PRAGMA journal_mode = WAL");
    this.database.exec("PRAGMA synchronous = FULL");
    this.database.exec("PRAGMA foreign_keys = ON");
    this.database.exec("PRAGMA busy_timeout = 5000");
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

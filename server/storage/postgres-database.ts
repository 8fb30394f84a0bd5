import { CompiledQuery, PostgresDialect } from "kysely";
import pg from "pg";
import { DatabaseUnreachableError } from "./storage-errors";

/** Connections of one server process. Each runs one transaction at a time. */
const MAX_CONNECTIONS = 10;
/** Those that do not wait for the disk. */
const MAX_HASTY_CONNECTIONS = 4;
/** Milliseconds to wait for a connection: a new one, or one that another request gives back. */
const CONNECT_TIMEOUT = 10_000;
/** Milliseconds after which the database gives up a statement, and a transaction that nothing is asked of. */
const STATEMENT_TIMEOUT = 30_000;
/** Milliseconds after which this side gives up, when the network swallows the answer. */
const ANSWER_TIMEOUT = 35_000;

const INT8: number = pg.types.builtins.INT8;
const BYTEA: number = pg.types.builtins.BYTEA;

type ColumnParser = (text: string) => unknown;

/** Sizes, times and sequence numbers: all of them stay far below 2^53. */
function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError("the database holds an integer beyond 2^53");
  return number;
}

const parseBytes = pg.types.getTypeParser(BYTEA) as (text: string) => Buffer;

/** As `pg.types`, but bigint comes as a number and bytes as a Uint8Array of their own. */
const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: "text" | "binary"): ColumnParser => {
    if (type === INT8 && format !== "binary") return safeInteger;
    if (type === BYTEA && format !== "binary") return (text) => new Uint8Array(parseBytes(text));
    return pg.types.getTypeParser(type, format) as ColumnParser;
  },
};

/** Whether `database` is the address of a PostgreSQL server and not a file. */
export function isPostgresUrl(database: string): boolean {
  return /^postgres(ql)?:\/\//i.test(database);
}

/**
 * What may be told of a database's address: where and which, never as whom or with which password.
 * @throws DatabaseUnreachableError when it is no address
 */
export function describePostgresUrl(database: string): string {
  const url = URL.canParse(database) ? new URL(database) : null;
  if (url === null)
    throw new DatabaseUnreachableError(
      "KEYFERRY_DATABASE_URL is not an address. Write it like postgres://user:password@host:5432/database.",
    );
  return `${url.host || "this computer"}${url.pathname}`;
}

/**
 * PostgreSQL through a pool of connections, none of which is made before it is needed.
 * @param hasty commits are answered before they are on the disk
 * @throws DatabaseUnreachableError when `database` is no address
 */
export function postgresDialect(database: string, { hasty = false } = {}): PostgresDialect {
  describePostgresUrl(database);
  const pool = new pg.Pool({
    connectionString: database,
    application_name: "keyferry-server",
    max: hasty ? MAX_HASTY_CONNECTIONS : MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    keepAlive: true,
    types: columnTypes,
  });
  // A connection that breaks is left by the pool, and the statement that ran on it fails; without these listeners
  // the same news would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  if (!hasty) return new PostgresDialect({ pool });
  const settings = CompiledQuery.raw("set synchronous_commit to off");
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => void (await connection.executeQuery(settings)),
  });
}

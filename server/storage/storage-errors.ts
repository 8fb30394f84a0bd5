/** The database cannot be used: nobody answers, or not with these credentials. The message holds no password. */
export class DatabaseUnreachableError extends Error {
  override readonly name = "DatabaseUnreachableError";
}

/** Others changed the same rows again and again until time was up; nothing was done, and it may be tried again. */
export class DatabaseBusyError extends Error {
  override readonly name = "DatabaseBusyError";
}

/** The data was written by a newer server, whose tables this one does not know. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/**
 * SQLite: another process writes, or wrote since this transaction began to read. PostgreSQL: serialisation failure,
 * deadlock.
 */
const CONFLICTS: ReadonlySet<unknown> = new Set(["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "40001", "40P01"]);

/** Whether the transaction was undone only because of others that ran beside it. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

const DUPLICATES: ReadonlySet<unknown> = new Set([
  "SQLITE_CONSTRAINT_PRIMARYKEY",
  "SQLITE_CONSTRAINT_UNIQUE",
  "23505",
  "42P07",
]);

/** Whether a row, or a table, was added that is there already. */
export function isDuplicate(error: unknown): boolean {
  return DUPLICATES.has(codeOf(error));
}

/** Why there is no connection, for the administrator. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "there is no such host",
  ETIMEDOUT: "it does not answer",
  "28000": "it refuses the user",
  "28P01": "it refuses the user or the password",
  "3D000": "it has no such database",
  "53300": "it takes no more connections",
  "55000": "it takes no connections",
  "57P03": "it is starting up or shutting down",
};

/** Connections that break, statements and transactions that take too long. */
const INTERRUPTED: ReadonlySet<unknown> = new Set([
  "ECONNRESET",
  "EPIPE",
  "08003",
  "08006",
  "57P01",
  "57P02",
  "57014",
  "25P03",
]);
/** What `pg` says without a code. */
const INTERRUPTED_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/**
 * Whether the database could not be asked now, or did not get to an answer: no connection, none free, too slow, or
 * the same rows were wanted by too many. The request may be made again.
 */
export function isDatabaseTrouble(error: unknown): boolean {
  const code = codeOf(error);
  if (error instanceof DatabaseBusyError || isConflict(error) || INTERRUPTED.has(code)) return true;
  if (typeof code === "string" && code in REASONS) return true;
  return error instanceof Error && INTERRUPTED_MESSAGE.test(error.message);
}

/** Says in a sentence why the database at `place` cannot be used; never with credentials. */
export function databaseUnreachable(place: string, error: unknown): DatabaseUnreachableError {
  const code = codeOf(error);
  const known = typeof code === "string" ? REASONS[code] : undefined;
  const reason = known ?? (error instanceof Error ? error.message : String(error));
  return new DatabaseUnreachableError(
    `The database ${place} cannot be used: ${reason}. See KEYFERRY_DATABASE_URL.`,
  );
}

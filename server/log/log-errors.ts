/** The log cannot be gone on with as things are; the message tells the administrator what to do. */
export class LogStartError extends Error {
  override readonly name: string = "LogStartError";
}

/** The database is behind what this server has already shown to people, or beside it. */
export class LogRolledBackError extends LogStartError {
  override readonly name = "LogRolledBackError";
}

/** The keys that the server was given are not those of the log in its database. */
export class LogSecretsError extends LogStartError {
  override readonly name = "LogSecretsError";
}

/** Another process gave the log a new key while this one was running. */
export class LogKeyReplacedError extends Error {
  override readonly name = "LogKeyReplacedError";

  constructor() {
    super("The log's signing key was replaced. Start this server again with the new key.");
  }
}

/** An entry that would make the log contradict itself: an honest server never writes it. */
export class LogEntryRefusedError extends Error {
  override readonly name = "LogEntryRefusedError";
}

/** Another process appended first. The transaction runs again, as after PostgreSQL's own serialisation failure. */
export class LogMovedError extends Error {
  override readonly name = "LogMovedError";
  readonly code = "40001";

  constructor() {
    super("the log grew beside this transaction");
  }
}

/** The witnesses have not confirmed the newest state of the log in time. */
export class CheckpointPendingError extends Error {
  override readonly name = "CheckpointPendingError";
  readonly statusCode = 503;
}

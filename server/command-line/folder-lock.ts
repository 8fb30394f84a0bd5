import { join } from "node:path";
import Libsql from "libsql";
import { CommandError } from "./command";

/** Milliseconds to wait for whoever is about to end. */
const PATIENCE = 500;

/**
 * Keeps what must not run at the same time on one data folder apart: servers and commands share it, `restore` has it
 * alone. It is SQLite's own file lock, which ends with the process that holds it, however that ends.
 */
export class FolderLock {
  private constructor(private readonly database: Libsql.Database) {}

  /** @throws CommandError when others are in the way */
  static take(dataFolder: string, how: "shared" | "alone"): FolderLock {
    const database = openLockFile(dataFolder);
    try {
      database.exec(`PRAGMA busy_timeout = ${PATIENCE}`);
      database.exec(how === "shared" ? "BEGIN" : "BEGIN EXCLUSIVE");
      // The lock is taken with the first look at the file.
      if (how === "shared") database.prepare("SELECT count(*) FROM sqlite_master").all();
      return new FolderLock(database);
    } catch (error) {
      database.close();
      if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY")
        throw new CommandError(
          how === "shared"
            ? `A backup is being restored into ${dataFolder}. Try again when that is done.`
            : `A server or a command is running on ${dataFolder}. Stop it first.`,
        );
      throw error;
    }
  }

  release(): void {
    // Closing alone would not do: the connection lives on until its statements are collected.
    this.database.exec("ROLLBACK");
    this.database.close();
  }
}

function openLockFile(dataFolder: string): Libsql.Database {
  try {
    return new Libsql(join(dataFolder, "in-use.lock"));
  } catch (error) {
    throw new CommandError(`${dataFolder} cannot be written. Run this as the user that the server runs as.`, {
      cause: error,
    });
  }
}

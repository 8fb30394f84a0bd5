import { existsSync } from "node:fs";
import { join } from "node:path";
import { PeopleAdministration } from "../administration/people-administration";
import { AuditTrail } from "../audit/audit-trail";
import { databaseUrlOf, defaultDataFolder } from "../configured-values";
import { markFileIn } from "../log/kept-log";
import { loadLogSecrets } from "../log/log-secrets";
import { TransparencyLog } from "../log/transparency-log";
import { Storage } from "../storage/storage";
import { CommandError } from "./command";
import { FolderLock } from "./folder-lock";

const DATABASE_FILE = "keyferry.db";

/** Who did it, in the audit trail. */
export const COMMAND_LINE = "command-line";

/** Where a server keeps what it has. */
export interface DataPlace {
  readonly folder: string;
  /** "postgres://…", which may hold a password; null for a file in the folder. */
  readonly postgres: string | null;
  /** As `Storage.open` takes it. */
  readonly database: string;
}

/** @throws ConfigurationError */
export function dataPlace(data: string | undefined, environment: NodeJS.ProcessEnv): DataPlace {
  const folder = data ?? (environment.KEYFERRY_DATA || defaultDataFolder(environment, process.platform));
  const postgres = databaseUrlOf(environment.KEYFERRY_DATABASE_URL);
  return { folder, postgres, database: postgres ?? join(folder, DATABASE_FILE) };
}

/** The server's data, opened beside a server that may be running on it. */
export interface ServerData {
  readonly place: DataPlace;
  readonly storage: Storage;
  readonly log: TransparencyLog;
  readonly audit: AuditTrail;
  readonly administration: PeopleAdministration;
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/**
 * Opens the data of a server that there is, lets `work` use it, and closes it again.
 * @throws CommandError when there is none; what opening the database and the log throw
 */
export async function withServerData<T>(
  place: DataPlace,
  work: (data: ServerData) => Promise<T>,
): Promise<T> {
  const secrets = existsSync(place.folder) ? await loadLogSecrets(place.folder) : null;
  if (!secrets)
    throw new CommandError(
      `There is no key server in ${place.folder}. Make one by keyferry-server init, or name another folder by --data.`,
    );
  const lock = FolderLock.take(place.folder, "shared");
  try {
    const storage = await Storage.open(place.database);
    try {
      await storage.migrate(nowSeconds());
      const options = { secrets, markFile: markFileIn(place.folder), witnesses: [], quorum: 0 };
      const log = await TransparencyLog.open(storage, options);
      const audit = new AuditTrail(log.signerKey);
      const administration = new PeopleAdministration(log, audit);
      return await work({ place, storage, log, audit, administration });
    } finally {
      await storage.close();
    }
  } finally {
    lock.release();
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Storage } from "../../../server/storage/storage";
import { createDatabase, POSTGRES_VARIABLE } from "./postgres";

export interface TestDatabase {
  /** As a server takes it. */
  readonly address: string;
  /** Another connection to the same database, as a second server would have it. */
  open(): Promise<Storage>;
  /** Closes what was opened and removes the database's file. */
  close(): Promise<void>;
}

/** An empty database that can be opened several times: a file, or one on the PostgreSQL server of the run. */
export async function createTestDatabase(
  postgres: string | undefined = process.env[POSTGRES_VARIABLE],
): Promise<TestDatabase> {
  const folder = postgres ? null : mkdtempSync(join(tmpdir(), "keyferry-storage-"));
  const address = postgres ? await createDatabase(postgres) : join(folder ?? "", "keyferry.db");
  const opened: Storage[] = [];
  return {
    address,
    open: async () => {
      const storage = await Storage.open(address);
      opened.push(storage);
      return storage;
    },
    close: async () => {
      for (const storage of opened) await storage.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { inspect } from "node:util";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { explainFailedStart } from "../../../server/failed-start";
import { Storage } from "../../../server/storage/storage";
import { DatabaseUnreachableError } from "../../../server/storage/storage-errors";
import { PATHS } from "../../../shared/protocol/http/paths";
import { createDatabase, type Postgres, startPostgres } from "../harness/postgres";
import { startTestServer } from "../harness/test-server";

const NOW = 1_800_000_000;
const PASSWORD = "wrong-Secret-1";

/** What only PostgreSQL has: several servers, a network between, credentials. */
describe("PostgreSQL", () => {
  let postgres: Postgres;
  const opened: Storage[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });
  afterAll(() => postgres.stop());

  async function open(address: string): Promise<Storage> {
    const storage = await Storage.open(address);
    opened.push(storage);
    return storage;
  }

  it("is set up by one of several servers that start on it at the same time", async () => {
    const address = await createDatabase(postgres.url);
    const servers = await Promise.all(Array.from({ length: 4 }, () => open(address)));
    await Promise.all(servers.map((server, index) => server.migrate(NOW + index)));
    const versions = await servers[0]?.db
      .selectFrom("schema_versions")
      .select("version")
      .orderBy("version")
      .execute();
    expect(versions?.map((row) => row.version)).toEqual(versions?.map((_, index) => index + 1));
    expect(versions?.length).toBeGreaterThan(2);
  });

  it("runs every transaction serialisable", async () => {
    const storage = await open(await createDatabase(postgres.url));
    const level = await storage.transaction((queries) =>
      sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(queries),
    );
    expect(level.rows[0]?.level).toBe("serializable");
  });

  const changed = (change: (address: URL) => void): string => {
    const address = new URL(postgres.url);
    address.password = PASSWORD;
    change(address);
    return address.href;
  };

  it.each([
    ["the password is wrong", () => changed(() => undefined), /refuses the user or the password/],
    ["nothing listens", () => changed((address) => (address.port = "9")), /nothing listens there/],
    ["the database is missing", () => new URL("/absent", postgres.url).href, /no such database/],
    ["it is no address", () => "postgres://u:wrong-Secret-1@[/x", /not an address/],
  ])(
    "says in a sentence that it cannot be used when %s, without the password",
    async (_, address, sentence) => {
      const error = await Storage.open(address()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DatabaseUnreachableError);
      expect(explainFailedStart(error)).toMatch(sentence);
      expect(explainFailedStart(error)).not.toContain("\n");
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PASSWORD);
    },
  );

  it("answers 503 while it is away and goes on when it is back, without the password in the log", async () => {
    const address = await createDatabase(postgres.url);
    const server = await startTestServer({ database: address });
    const ready = async () => (await fetch(`${server.origin}${PATHS.ready}`)).status;
    const patience = { timeout: 10_000 };
    const other = await open(postgres.url);
    const endConnections = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${new URL(address).pathname.slice(1)}`.execute(
        other.db,
      );
    const allowConnections = (allowed: boolean) =>
      sql`alter database ${sql.id(new URL(address).pathname.slice(1))} allow_connections ${sql.lit(allowed)}`.execute(
        other.db,
      );
    try {
      expect(await ready()).toBe(200);
      await endConnections();
      await expect.poll(ready, patience).toBe(200);
      await allowConnections(false);
      await endConnections();
      await expect.poll(ready, patience).toBe(503);
      await allowConnections(true);
      await expect.poll(ready, patience).toBe(200);
      expect(server.log.join("\n")).not.toContain(new URL(address).password);
    } finally {
      await server.close();
    }
  });
});

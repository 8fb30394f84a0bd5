import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Storage } from "../../../server/storage/storage";
import { isDuplicate } from "../../../server/storage/storage-errors";
import type { Queries } from "../../../server/storage/tables";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const NOW = 1_800_000_000;

/** On SQLite, or on the PostgreSQL server of the run: what the key server relies on is the same. */
describe("storage", () => {
  let database: TestDatabase;
  let storage: Storage;

  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await database.open();
    await storage.migrate(NOW);
  });
  afterEach(() => database.close());

  function addCounter(id: number, sequence = 0) {
    return storage.db
      .insertInto("audit_state")
      .values({ id, sequence, head: Uint8Array.of(1, 2, 3) })
      .execute();
  }

  async function readCounter(queries: Queries, id: number): Promise<number> {
    const row = await queries
      .selectFrom("audit_state")
      .select("sequence")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return row.sequence;
  }

  function writeCounter(queries: Queries, id: number, sequence: number) {
    return queries.updateTable("audit_state").set({ sequence }).where("id", "=", id).execute();
  }

  it("gives bytes as byte arrays of their own, and integers as numbers up to 2^53 - 1", async () => {
    await addCounter(0, Number.MAX_SAFE_INTEGER);
    const row = await storage.db.selectFrom("audit_state").selectAll().executeTakeFirstOrThrow();
    expect(row).toStrictEqual({ id: 0, sequence: Number.MAX_SAFE_INTEGER, head: Uint8Array.of(1, 2, 3) });
    expect(row.head.buffer.byteLength).toBe(3);
  });

  it("keeps empty bytes, zero bytes and text that looks like either", async () => {
    const contents = [new Uint8Array(0), new Uint8Array(3), new TextEncoder().encode("\\x00")];
    for (const [sequence, content] of contents.entries())
      await storage.db
        .insertInto("audit_entries")
        .values({ sequence, content, hash: content, signature: content })
        .execute();
    const rows = await storage.db.selectFrom("audit_entries").select("content").orderBy("sequence").execute();
    expect(rows.map((row) => row.content)).toStrictEqual(contents);
  });

  it("orders bytes from the first to the last as unsigned numbers", async () => {
    const hashes = [[0xff], [0x00, 0xff], [0x7f], [0x80, 0x00], [0x00], [0x80]].map((bytes) =>
      Uint8Array.from(bytes),
    );
    for (const hash of hashes)
      await storage.db.insertInto("used_proofs").values({ proof_hash: hash, expires_at: NOW }).execute();
    const rows = await storage.db
      .selectFrom("used_proofs")
      .select("proof_hash")
      .orderBy("proof_hash")
      .execute();
    expect(rows.map((row) => Buffer.from(row.proof_hash).toString("hex"))).toEqual([
      "00",
      "00ff",
      "7f",
      "80",
      "8000",
      "ff",
    ]);
  });

  it("undoes everything when the work fails", async () => {
    const failure = new Error("refused");
    await expect(
      storage.transaction(async (queries) => {
        await queries
          .insertInto("audit_state")
          .values({ id: 0, sequence: 1, head: new Uint8Array(32) })
          .execute();
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(await storage.db.selectFrom("audit_state").selectAll().execute()).toEqual([]);
  });

  it("counts every one of many changes of one row by two servers at a time", async () => {
    const other = await database.open();
    await addCounter(0);
    const countUp = (server: Storage) =>
      server.transaction(async (queries) => {
        const count = await readCounter(queries, 0);
        await delay(1);
        await writeCounter(queries, 0, count + 1);
      });
    await Promise.all(Array.from({ length: 24 }, (_, index) => countUp(index % 2 === 0 ? storage : other)));
    expect(await readCounter(storage.db, 0)).toBe(24);
  });

  it("lets no two transactions through that each rely on what the other changes", async () => {
    const other = await database.open();
    await addCounter(0, 1);
    await addCounter(1, 1);
    const leaveUnlessLast = (server: Storage, leaving: number) =>
      server.transaction(async (queries) => {
        const present = (await readCounter(queries, 0)) + (await readCounter(queries, 1));
        await delay(5);
        if (present < 2) return "stays";
        await writeCounter(queries, leaving, 0);
        return "leaves";
      });
    const outcomes = await Promise.all([leaveUnlessLast(storage, 0), leaveUnlessLast(other, 1)]);
    expect(outcomes.sort()).toEqual(["leaves", "stays"]);
  });

  it("tries work anew that meets a row which is there already, and gives up when it stays", async () => {
    await addCounter(0);
    let tries = 0;
    const attempt = storage.transaction(async (queries) => {
      tries += 1;
      await queries
        .insertInto("audit_state")
        .values({ id: 0, sequence: 0, head: new Uint8Array(0) })
        .execute();
    });
    await expect(attempt).rejects.toSatisfy(isDuplicate);
    expect(tries).toBe(4);
  });

  it("migrates once, however often it is asked", async () => {
    const versions = () => storage.db.selectFrom("schema_versions").selectAll().execute();
    const before = await versions();
    await storage.migrate(NOW + 1);
    expect(await versions()).toEqual(before);
  });

  it("gives an earlier database the column for the end of grants", async () => {
    await sql`alter table grants drop column not_after`.execute(storage.db);
    await storage.db.deleteFrom("schema_versions").where("version", ">", 3).execute();
    const ends = () => storage.db.selectFrom("grants").select("not_after").execute();
    await expect(ends()).rejects.toThrow();
    await storage.migrate(NOW + 1);
    expect(await ends()).toEqual([]);
  });

  it("is not opened by a server that is older than its tables", async () => {
    await storage.db.insertInto("schema_versions").values({ version: 1000, applied_at: NOW }).execute();
    await expect((await database.open()).migrate(NOW)).rejects.toThrow(/newer key server \(schema 1000/);
  });
});

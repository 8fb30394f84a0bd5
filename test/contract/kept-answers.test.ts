import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerDataChange, registerGrantChange } from "../../server-mock/demo-grants";
import { createDemoPerson } from "../../server-mock/demo-person";
import { bytesToBase64Url, newDataId } from "../../shared/crypto";
import { batchAnswerSchema } from "../../shared/protocol/http/grants";
import { BATCH_PATH, PATHS, revokeGrantPath } from "../../shared/protocol/http/paths";
import { enrolmentAnswerSchema } from "../../shared/protocol/http/people";
import { type Asked, Member, send } from "./harness/member";
import { itemGrant, newRoot, shareWith } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";
import { createTestDatabase, type TestDatabase } from "./harness/test-storage";

const HOUR = 3_600_000;

/** A name of its own for each request that is asked for. */
function named(key: string = randomUUID()): Asked {
  return { headers: { "idempotency-key": `"${key}"` } };
}

describe("answers to requests that have an Idempotency-Key", () => {
  let database: TestDatabase;
  let server: TestServer;
  let alice: Member;
  let bob: Member;
  let now: number;

  beforeAll(async () => {
    now = Date.now();
    database = await createTestDatabase();
    server = await startTestServer({ database: database.address, clock: () => now });
    [alice, bob] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
    ]);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const registration = () => ({ changes: [registerDataChange(newDataId(), newRoot(alice))] });

  it("are given again as they were, whatever has happened since", async () => {
    const dataId = newDataId();
    const json = { changes: [registerGrantChange(await shareWith(alice, newRoot(alice), dataId, bob))] };
    const asked = { ...named(), json };
    const first = await alice.send("POST", BATCH_PATH, asked);
    expect(first.read(batchAnswerSchema).outcomes).toEqual(["done"]);
    await alice.change(registerGrantChange(itemGrant(alice, bob, dataId, { epoch: 2 })));
    const second = await alice.send("POST", BATCH_PATH, asked);
    expect([second.status, second.text]).toEqual([first.status, first.text]);
    expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"));
    const unnamed = await alice.send("POST", BATCH_PATH, { json });
    expect(unnamed.read(batchAnswerSchema).outcomes).toEqual(["conflict"]);
  });

  it("are given again when they refuse, and when they have no body", async () => {
    const dataId = newDataId();
    const path = revokeGrantPath(dataId, bob.person.userId);
    const refused = named();
    expect((await alice.send("POST", path, refused)).problem).toBe("not-found");
    await shareWith(alice, newRoot(alice), dataId, bob);
    expect((await alice.send("POST", path, refused)).problem).toBe("not-found");
    const done = named();
    for (let time = 0; time < 2; time++) {
      const answer = await alice.send("POST", path, done);
      expect([answer.status, answer.text]).toEqual([204, ""]);
    }
  });

  it("are not given to another request of that name", async () => {
    const name = named();
    await alice.send("POST", BATCH_PATH, { ...name, json: registration() });
    const other = await alice.send("POST", BATCH_PATH, { ...name, json: registration() });
    expect([other.status, other.problem]).toEqual([409, "key-reused"]);
  });

  it("belong to one person and one place", async () => {
    const name = named();
    const json = registration();
    await alice.send("POST", BATCH_PATH, { ...name, json });
    const bobs = await bob.send("POST", BATCH_PATH, { ...name, json });
    expect(bobs.read(batchAnswerSchema).outcomes).toEqual(["refused"]);
    const elsewhere = await alice.send("POST", revokeGrantPath(newDataId(), bob.person.userId), name);
    expect(elsewhere.problem).toBe("not-found");
  });

  it("are the same for requests that come at once, and only one of them is carried out", async () => {
    const carriedOut = async () => {
      const metrics = (await send(server.origin, "GET", PATHS.metrics)).text;
      const registered = /changes_total\{change="register-data",outcome="done"\} (\d+)/.exec(metrics);
      return Number(registered?.[1] ?? 0);
    };
    const before = await carriedOut();
    const asked = { ...named(), json: registration() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => alice.send("POST", BATCH_PATH, asked)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect((await carriedOut()) - before).toBe(1);
  });

  it("are kept for enrolments, which have no session, as well", async () => {
    const person = await createDemoPerson("Carol");
    const asked = { ...named(), json: { record: bytesToBase64Url(person.signedRecord) } };
    const [first, second] = [
      await send(server.origin, "POST", PATHS.enrolments, asked),
      await send(server.origin, "POST", PATHS.enrolments, asked),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.read(enrolmentAnswerSchema)).toEqual(first.read(enrolmentAnswerSchema));
  });

  const keptCount = async () => {
    const storage = await database.open();
    return (await storage.db.selectFrom("kept_answers").select("key_hash").execute()).length;
  };

  it("are not kept for refusals of those without a session, who could fill the database", async () => {
    const before = await keptCount();
    const person = await createDemoPerson("Dave");
    const json = { record: bytesToBase64Url(person.signedRecord.slice(1)) };
    const refused = await send(server.origin, "POST", PATHS.enrolments, { ...named(), json });
    expect([refused.status, refused.problem]).toEqual([400, "record-invalid"]);
    const again = { record: bytesToBase64Url(alice.person.signedRecord) };
    const repeated = await send(server.origin, "POST", PATHS.enrolments, { ...named(), json: again });
    expect(repeated.status).toBe(200);
    expect(await keptCount()).toBe(before);
  });

  it("cannot be read from the database", async () => {
    await alice.send("POST", BATCH_PATH, { ...named(), json: registration() });
    const storage = await database.open();
    const rows = await storage.db.selectFrom("kept_answers").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { body } of rows) expect(Buffer.from(body).toString("latin1")).not.toMatch(/done|urn:|record/);
  });

  it("do not include tokens: signing in by a used assertion is refused, whatever its name", async () => {
    const storage = await database.open();
    const count = async () => (await storage.db.selectFrom("kept_answers").selectAll().execute()).length;
    const before = await count();
    await bob.startSession();
    expect(await count()).toBe(before);
  });

  it.each(["x", '"short"', `"${"x".repeat(65)}"`, `${randomUUID()}`, `"${randomUUID()}";a=1`])(
    "are not kept under %s, which is no name",
    async (text) => {
      const asked = { headers: { "idempotency-key": text }, json: registration() };
      const answer = await alice.send("POST", BATCH_PATH, asked);
      expect([answer.status, answer.problem]).toEqual([400, "request-invalid"]);
    },
  );

  it("are kept for a day", async () => {
    const name = named();
    const ask = async (json: unknown) => {
      const inNewSession = Member.of(server.origin, alice.person);
      return inNewSession.send("POST", BATCH_PATH, { ...name, json });
    };
    await ask(registration());
    now += 23 * HOUR;
    expect((await ask(registration())).problem).toBe("key-reused");
    now += 2 * HOUR;
    expect((await ask(registration())).status).toBe(200);
  });

  it("are no more than a thousand of one person, until they are a day old", async () => {
    const eve = await Member.enrolled(server.origin, "Eve");
    const ask = (asked: Asked) => {
      const inNewSession = Member.of(server.origin, eve.person);
      return inNewSession.send("POST", BATCH_PATH, { ...asked, json: registration() });
    };
    const [first, beyond] = [named(), named()];
    now += 1000;
    await ask(first);
    const { db } = await database.open();
    const newest = db.selectFrom("kept_answers").selectAll().orderBy("expires_at", "desc");
    const hers = await newest.executeTakeFirstOrThrow();
    for (let copied = 0; copied < 999; copied += 111) {
      const copies = Array.from({ length: 111 }, () => ({ ...hers, key_hash: randomBytes(32) }));
      await db.insertInto("kept_answers").values(copies).execute();
    }
    expect([(await ask(beyond)).status, (await ask(beyond)).status]).toEqual([200, 200]);
    expect((await ask(first)).problem).toBe("key-reused");
    now += 25 * HOUR;
    expect([(await ask(beyond)).status, (await ask(beyond)).problem]).toEqual([200, "key-reused"]);
  });
});

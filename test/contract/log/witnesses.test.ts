import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogSecrets } from "../../../server/log/log-secrets";
import type { LogOptions } from "../../../server/settings";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { parseSkey } from "../../../shared/log";
import { LOOKUP_PATH } from "../../../shared/protocol/http/paths";
import { enrolmentAnswerSchema, lookupAnswerSchema } from "../../../shared/protocol/http/people";
import { LogObserver } from "../harness/log-observer";
import { Member } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";
import { TestWitness } from "../harness/test-witness";

describe("a log that witnesses watch", () => {
  let database: TestDatabase;
  let witnesses: [TestWitness, TestWitness, TestWitness];
  const secrets = createLogSecrets();
  const running = new Set<TestServer>();

  beforeEach(async () => {
    database = await createTestDatabase();
    witnesses = [
      await TestWitness.start("one.example/witness"),
      await TestWitness.start("two.example/witness"),
      await TestWitness.start("three.example/witness"),
    ];
    const { name, vkey } = parseSkey(secrets.signerKey);
    for (const witness of witnesses) witness.watch(name, [vkey]);
  });
  afterEach(async () => {
    for (const server of running) await server.close();
    running.clear();
    for (const witness of witnesses) await witness.close();
    await database.close();
  });

  async function start(quorum: number, log: Partial<LogOptions> = {}): Promise<[TestServer, LogObserver]> {
    const options = {
      secrets,
      markFile: null,
      witnesses: witnesses.map(({ options: own }) => own),
      quorum,
      ...log,
    };
    const server = await startTestServer({ database: database.address, log: options });
    running.add(server);
    return [server, await LogObserver.of(server.origin)];
  }

  const anybody = async (server: TestServer, name: string) =>
    Member.of(server.origin, await createDemoPerson(name));

  it("is shown only with as many cosignatures as are demanded, and an enrolment waits for them", async () => {
    const [server, observer] = await start(2);
    const answer = await (await anybody(server, "Alice")).enrol();
    expect(answer.status).toBe(201);
    const { checkpoint, cosignatures } = observer.open(answer.read(enrolmentAnswerSchema).checkpoint, 2);
    expect(checkpoint.size).toBe(2);
    for (const { time } of cosignatures) expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(60);
    expect(observer.description.witnesses).toEqual(witnesses.map(({ vkey }) => vkey));
  });

  it("goes on when fewer are out of order than may be, in whatever way", async () => {
    const [server, observer] = await start(1);
    for (const [place, manner] of (["down", "silent", "wrong-signature", "endless"] as const).entries()) {
      for (const witness of witnesses) witness.manner = "honest";
      witnesses[0].manner = manner;
      witnesses[1].manner = manner;
      const answer = await (await anybody(server, `Person${place}`)).enrol();
      expect(answer.status).toBe(201);
      const { cosignatures } = observer.open(answer.read(enrolmentAnswerSchema).checkpoint, 1);
      expect(cosignatures.map(({ name }) => name)).toEqual(["three.example/witness"]);
    }
  });

  it("is not shown at all before the first checkpoint is cosigned", async () => {
    for (const witness of witnesses) witness.manner = "down";
    const [, observer] = await start(1);
    const answer = await observer.note();
    expect([answer.status, answer.problem]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("an enrolment that too few witnesses saw stays unseen, and succeeds when it is repeated later", async () => {
    const [server, observer] = await start(2);
    const alice = await Member.enrolled(server.origin, "Alice");
    const shown = await observer.checkpoint();
    witnesses[1].manner = "down";
    witnesses[2].manner = "down";
    const bob = await anybody(server, "Bob");
    const refused = await bob.enrol();
    expect([refused.status, refused.problem]).toEqual([503, "unavailable"]);
    expect(refused.headers.get("retry-after")).not.toBeNull();
    expect(await observer.checkpoint()).toEqual(shown);
    const ask = async () =>
      (await alice.send("POST", LOOKUP_PATH, { json: { addresses: [bob.person.address] } })).read(
        lookupAnswerSchema,
      );
    expect((await ask()).people).toEqual([]);

    witnesses[1].manner = "honest";
    const again = await bob.enrol();
    expect(again.status).toBe(200);
    observer.open(again.read(enrolmentAnswerSchema).checkpoint, 2);
    expect((await ask()).people).toHaveLength(1);
  });

  it("gets the newest checkpoint cosigned without being asked, once the witnesses are back", async () => {
    for (const witness of witnesses) witness.manner = "down";
    const [, observer] = await start(3);
    for (const witness of witnesses) witness.manner = "honest";
    let answer = await observer.note();
    for (let look = 0; look < 100 && answer.status !== 200; look++) {
      await delay(50);
      answer = await observer.note();
    }
    expect(observer.open(answer.text, 3).checkpoint.size).toBe(1);
  });

  it("is continued by a server that starts anew, from where each witness is", async () => {
    const [first] = await start(3);
    await Member.enrolled(first.origin, "Alice");
    running.delete(first);
    await first.close();
    const [second, observer] = await start(3);
    const answer = await (await anybody(second, "Bob")).enrol();
    expect(answer.status).toBe(201);
    observer.open(answer.read(enrolmentAnswerSchema).checkpoint, 3);
    for (const { statuses, last } of witnesses) {
      expect(statuses).toContain(409);
      expect(last?.size).toBe(3);
    }
  });

  it("is not cosigned when it does not continue what a witness saw: a fork stays unseen", async () => {
    const [server, observer] = await start(1);
    await Member.enrolled(server.origin, "Alice");
    const seen = witnesses[0].last;
    if (!seen) throw new Error("nothing was witnessed");
    for (const witness of witnesses) witness.last = { ...seen, root: new Uint8Array(32).fill(7) };
    const refused = await (await anybody(server, "Bob")).enrol();
    expect(refused.problem).toBe("unavailable");
    for (const { statuses } of witnesses) expect(statuses).toContain(422);
    expect((await observer.checkpoint()).size).toBe(seen.size);
  });

  it("is cosigned by more witnesses when more are demanded than the shown checkpoint has", async () => {
    const [server] = await start(1, { witnesses: [witnesses[0].options] });
    await Member.enrolled(server.origin, "Alice");
    running.delete(server);
    await server.close();
    const [, observer] = await start(3);
    for (let look = 0; look < 100; look++) {
      const note = (await observer.note()).text;
      if ((note.match(/^— /gm) ?? []).length === 4) return;
      await delay(50);
    }
    throw new Error("the other witnesses were not asked");
  });
});

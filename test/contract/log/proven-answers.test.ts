import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { base64UrlToBytes, bytesToHex, newUserId } from "../../../shared/crypto";
import { personHash, recordHash } from "../../../shared/format";
import { LogError } from "../../../shared/log";
import { currentKeysPath, LOOKUP_PATH } from "../../../shared/protocol/http/paths";
import {
  currentKeysAnswerSchema,
  enrolmentAnswerSchema,
  lookupAnswerSchema,
} from "../../../shared/protocol/http/people";
import { LogObserver } from "../harness/log-observer";
import { Member } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";

describe("what answers about people prove", () => {
  let server: TestServer;
  let observer: LogObserver;
  let alice: Member;

  beforeAll(async () => {
    server = await startTestServer();
    observer = await LogObserver.of(server.origin);
    alice = await Member.enrolled(server.origin, "Alice");
  });
  afterAll(() => server.close());

  it("an enrolment is answered with the proof that the log has exactly the bytes that were sent", async () => {
    const bob = Member.of(server.origin, await createDemoPerson("Bob"));
    const answer = (await bob.enrol()).read(enrolmentAnswerSchema);
    const checkpoint = observer.accept(answer);
    const mirror = await observer.mirror(checkpoint);
    const [record] = observer.demandProven(answer.person, bob.person.address, checkpoint, mirror);
    expect(answer.person.userId).toBe(bob.person.userId);
    expect(base64UrlToBytes(answer.person.records[0]?.record ?? "")).toEqual(
      new Uint8Array(bob.person.signedRecord),
    );
    expect(record?.record.signingKey).toEqual(bob.person.keys.signing.publicKey);
  });

  it("the very same enrolment again adds no leaf, and proves the first one", async () => {
    const before = await observer.checkpoint();
    const answer = await alice.enrol();
    expect(answer.status).toBe(200);
    expect(observer.accept(answer.read(enrolmentAnswerSchema))).toEqual(before);
  });

  it("a look-up proves everybody in it by one checkpoint that continues the one that the asker had", async () => {
    const seen = await observer.checkpoint();
    const others = [
      await Member.enrolled(server.origin, "Carol"),
      await Member.enrolled(server.origin, "Dora"),
    ];
    const addresses = [alice, ...others].map(({ person }) => person.address);
    const json = { addresses, logSize: seen.size };
    const answer = (await alice.send("POST", LOOKUP_PATH, { json })).read(lookupAnswerSchema);
    const checkpoint = observer.accept(answer, seen);
    expect(checkpoint.size).toBe(seen.size + others.length);
    const mirror = await observer.mirror(checkpoint);
    for (const { person } of [alice, ...others]) {
      const found = answer.people.find(({ userId }) => userId === person.userId);
      if (!found) throw new Error(`${person.name} is missing`);
      observer.demandProven(found, person.address, checkpoint, mirror);
    }
  });

  it("asking for one person proves as much, and names the record in force by its hash", async () => {
    const seen = await observer.checkpoint();
    await Member.enrolled(server.origin, "Eve");
    const path = `${currentKeysPath(alice.person.userId)}?logSize=${seen.size}`;
    const got = await alice.send("GET", path);
    const answer = got.read(currentKeysAnswerSchema);
    const checkpoint = observer.accept(answer, seen);
    observer.demandProven(answer.person, alice.person.address, checkpoint, await observer.mirror(checkpoint));
    expect(got.headers.get("etag")).toBe(`"${bytesToHex(recordHash(alice.person.signedRecord))}"`);
  });

  it("a person is not proven for another address, nor by other bytes", async () => {
    const answer = (await alice.enrol()).read(enrolmentAnswerSchema);
    const checkpoint = observer.accept(answer);
    const mirror = await observer.mirror(checkpoint);
    expect(() => observer.demandProven(answer.person, "alicia@example.org", checkpoint, mirror)).toThrow();
    const other = await createDemoPerson("Alice");
    const [first] = answer.person.records;
    const record = Buffer.from(other.signedRecord).toString("base64url");
    const swapped = { ...answer.person, records: first ? [{ ...first, record }] : [] };
    expect(() => observer.demandProven(swapped, alice.person.address, checkpoint, mirror)).toThrow(LogError);
  });

  it("nothing is proven about somebody who is not there, and no consistency with a log that is ahead", async () => {
    const json = { userIds: [newUserId()], logSize: 1_000_000 };
    const answer = (await alice.send("POST", LOOKUP_PATH, { json })).read(lookupAnswerSchema);
    expect([answer.people, answer.consistency]).toEqual([[], []]);
  });

  it("the log says when, and of whom only hashes", async () => {
    const checkpoint = await observer.checkpoint();
    const entries = await observer.mirror(checkpoint);
    const own = entries.filter(
      (entry) =>
        "personHash" in entry && Buffer.compare(entry.personHash, personHash(alice.person.userId)) === 0,
    );
    expect(own).toMatchObject([{ kind: "enrol", sequence: 0 }]);
    expect(Math.abs((own[0]?.time ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    expect(entries[0]).toMatchObject({ kind: "audit-head" });
  });

  it("gives the same address the same label again, so that a second person under it shows", async () => {
    const [first, second] = await Promise.all([createDemoPerson("Zoe"), createDemoPerson("Zoe")]);
    expect((await Member.of(server.origin, first).enrol()).status).toBe(201);
    const refused = await Member.of(server.origin, second).enrol();
    expect([refused.status, refused.problem]).toEqual([409, "address-taken"]);
    const entries = await observer.mirror(await observer.checkpoint());
    const labels = entries.flatMap((entry) => ("label" in entry ? [bytesToHex(entry.label)] : []));
    expect(new Set(labels).size).toBe(labels.length);
  });
});

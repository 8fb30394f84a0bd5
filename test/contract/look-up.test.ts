import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base64UrlToBytes, newUserId } from "../../shared/crypto";
import { currentKeysPath, LOOKUP_PATH } from "../../shared/protocol/http/paths";
import { currentKeysAnswerSchema, lookupAnswerSchema } from "../../shared/protocol/http/people";
import { Member } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("looking people up", () => {
  let server: TestServer;
  let alice: Member;
  let bob: Member;

  beforeAll(async () => {
    server = await startTestServer();
    [alice, bob] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob", 3072),
    ]);
  });
  afterAll(() => server.close());

  const lookUp = (json: unknown) => alice.send("POST", LOOKUP_PATH, { json });

  it("gives the record byte for byte as it was enrolled", async () => {
    const answer = await alice.send("GET", currentKeysPath(bob.person.userId));
    const { person } = answer.read(currentKeysAnswerSchema);
    expect(person.userId).toBe(bob.person.userId);
    const records = person.records.map(({ record }) => base64UrlToBytes(record));
    expect(records).toEqual([new Uint8Array(bob.person.signedRecord)]);
  });

  it("answers 404 for somebody who is not there", async () => {
    const answer = await alice.send("GET", currentKeysPath(newUserId()));
    expect([answer.status, answer.problem]).toEqual([404, "not-found"]);
  });

  it("finds by address and by ID, each person once, and leaves out who is not there", async () => {
    const answer = await lookUp({
      addresses: [alice.person.address, bob.person.address, "nobody@example.org"],
      userIds: [bob.person.userId, newUserId()],
    });
    const found = answer.read(lookupAnswerSchema).people.map((person) => person.userId);
    expect(found.sort()).toEqual([alice.person.userId, bob.person.userId].sort());
  });

  it("matches addresses exactly: no part, no pattern, no other case", async () => {
    const answer = await lookUp({
      addresses: ["bob", "%", "b_b@example.org", "BOB@example.org", "bob@example.org "],
    });
    expect(answer.read(lookupAnswerSchema).people).toEqual([]);
  });

  it("answers an empty question with nobody", async () => {
    expect((await lookUp({})).read(lookupAnswerSchema).people).toEqual([]);
  });

  it("takes 100 questions and no more, addresses and IDs together", async () => {
    const userIds = Array.from({ length: 60 }, newUserId);
    const addresses = (count: number) => Array.from({ length: count }, (_, i) => `person${i}@example.org`);
    expect((await lookUp({ userIds, addresses: addresses(40) })).status).toBe(200);
    expect((await lookUp({ userIds, addresses: addresses(41) })).problem).toBe("request-invalid");
  });

  it("takes an address with quotes as nothing but text", async () => {
    const answer = await lookUp({ addresses: ["' or 1=1 --", '"; drop table people; --'] });
    expect(answer.read(lookupAnswerSchema).people).toEqual([]);
    expect((await alice.send("GET", currentKeysPath(bob.person.userId))).status).toBe(200);
  });
});

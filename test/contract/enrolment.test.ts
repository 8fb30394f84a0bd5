import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDemoPerson } from "../../server-mock/demo-person";
import { bytesToBase64Url, newUserId } from "../../shared/crypto";
import { signIdentityRecord } from "../../shared/format";
import { PATHS } from "../../shared/protocol/http/paths";
import { enrolmentAnswerSchema } from "../../shared/protocol/http/people";
import { Member, send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

describe("enrolment", () => {
  let server: TestServer;
  let alice: Member;

  beforeAll(async () => {
    server = await startTestServer();
    alice = await Member.enrolled(server.origin, "Alice");
  });
  afterAll(() => server.close());

  const enrol = (record: Uint8Array) =>
    send(server.origin, "POST", PATHS.enrolments, { json: { record: bytesToBase64Url(record) } });

  const recordOf = (fields: Partial<Parameters<typeof signIdentityRecord>[0]>) => {
    const { privatePkcs8 } = alice.person.keys.signing;
    return signIdentityRecord(
      {
        userId: newUserId(),
        address: "carol@example.org",
        name: "Carol",
        sequence: 0,
        previousHash: null,
        rsaSpki: alice.person.keys.encryption.publicSpki,
        signingKey: alice.person.keys.signing.publicKey,
        createdAt: 1_700_000_000,
        recoveryKeyHash: null,
        ...fields,
      },
      privatePkcs8,
      fields.previousHash ? { previousSigningPrivate: privatePkcs8 } : undefined,
    );
  };

  it("answers 201 with the user ID, and 200 for the very same record again", async () => {
    const bob = Member.of(server.origin, await createDemoPerson("Bob"));
    const first = await bob.enrol();
    expect(first.status).toBe(201);
    expect(first.read(enrolmentAnswerSchema).person.userId).toBe(bob.person.userId);
    expect((await bob.enrol()).status).toBe(200);
  });

  it("refuses an address that somebody else has", async () => {
    const answer = await enrol(recordOf({ address: alice.person.address }));
    expect([answer.status, answer.problem]).toEqual([409, "address-taken"]);
  });

  it("refuses a user ID that is in use, also with another address", async () => {
    const answer = await enrol(recordOf({ userId: alice.person.userId }));
    expect([answer.status, answer.problem]).toEqual([409, "address-taken"]);
  });

  it("refuses a record in which any byte was changed", async () => {
    const record = recordOf({});
    for (let place = 0; place < record.length; place += 7) {
      const changed = Uint8Array.from(record);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect((await enrol(changed)).problem).toBe("record-invalid");
    }
  });

  it("refuses a first record that claims a later place in a chain", async () => {
    const answer = await enrol(recordOf({ sequence: 3, previousHash: new Uint8Array(32) }));
    expect(answer.problem).toBe("record-invalid");
  });

  it("refuses a text that is not canonical base64url", async () => {
    const record = bytesToBase64Url(recordOf({}));
    for (const text of [`${record}=`, `${record}A`, record.replace(/.$/, "!"), "", "A"]) {
      const answer = await send(server.origin, "POST", PATHS.enrolments, { json: { record: text } });
      expect(answer.status).toBe(400);
    }
  });

  it("refuses a record longer than the limit before it is parsed", async () => {
    const answer = await enrol(new Uint8Array(4097));
    expect([answer.status, answer.problem]).toEqual([400, "request-invalid"]);
  });

  it("lets only one of two people win the same address at the same time", async () => {
    const people = await Promise.all([createDemoPerson("Dora"), createDemoPerson("Dora")]);
    const answers = await Promise.all(people.map((person) => Member.of(server.origin, person).enrol()));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });
});

import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startSession } from "../../server/sessions/session-start";
import type { Storage } from "../../server/storage/storage";
import { createAssertion } from "../../server-mock/demo-person";
import { recoveryKeyFromSeed, userIdBytes } from "../../shared/crypto";
import { PATHS } from "../../shared/protocol/http/paths";
import { Member } from "./harness/member";
import { nextPerson, putRecord, recoverablePerson, recoveryKey, rotated } from "./harness/next-records";
import { startTestServer, type TestServer } from "./harness/test-server";
import { createTestDatabase, type TestDatabase } from "./harness/test-storage";

describe("a sign-in whose assertion was verified, but has no session yet", () => {
  let database: TestDatabase;
  let storage: Storage;
  let server: TestServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startTestServer({ database: database.address });
    storage = await database.open();
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const paper = recoveryKeyFromSeed(new Uint8Array(randomBytes(32)));

  async function enrolled(name: string): Promise<Member> {
    const member = Member.of(server.origin, await recoverablePerson(name, paper));
    expect((await member.enrol()).status).toBe(201);
    return member;
  }

  /** Signs in by the member's key as a second process of the server would; `meanwhile` comes right after the assertion was verified. */
  async function signIn({ person }: Member, meanwhile: () => Promise<unknown>) {
    const happens = vi.fn(meanwhile);
    const transaction = storage.transaction.bind(storage);
    vi.spyOn(storage, "transaction").mockImplementationOnce(async (work) => {
      await happens();
      return transaction(work);
    });
    const now = Math.floor(Date.now() / 1000);
    const assertion = createAssertion(person, server.origin, { iat: now, exp: now + 60 });
    const audiences = [server.origin + PATHS.token];
    const started = startSession(storage, assertion, new Uint8Array(32), audiences, now);
    return started.finally(() => expect(happens).toHaveBeenCalledOnce());
  }

  const sessionsOf = async ({ person }: Member) => {
    const sessions = storage.db.selectFrom("sessions").select("token_hash");
    return (await sessions.where("user_id", "=", userIdBytes(person.userId)).execute()).length;
  };

  const refused = { problem: "assertion-refused", extras: { error: "invalid_client" } };

  it("gets none when the keys are recovered meanwhile", async () => {
    const alice = await enrolled("Alice");
    const next = await nextPerson(alice.person, recoveryKey(paper));
    const recover = async () =>
      expect((await putRecord(server.origin, next, alice.person.signedRecord, null)).status).toBe(201);
    await expect(signIn(alice, recover)).rejects.toMatchObject(refused);
    expect(await sessionsOf(alice)).toBe(0);
  });

  it("gets none when the keys are rotated meanwhile", async () => {
    const bob = await enrolled("Bob");
    const elsewhere = Member.of(server.origin, bob.person);
    await expect(signIn(bob, () => rotated(elsewhere))).rejects.toMatchObject(refused);
    expect(await sessionsOf(bob)).toBe(1);
  });

  it("gets none when the person is deactivated meanwhile", async () => {
    const carol = await enrolled("Carol");
    const deactivate = () =>
      storage.db
        .updateTable("people")
        .set({ deactivated_at: 1 })
        .where("user_id", "=", userIdBytes(carol.person.userId))
        .execute();
    await expect(signIn(carol, deactivate)).rejects.toMatchObject(refused);
    expect(await sessionsOf(carol)).toBe(0);
  });

  it("gets one when nothing happens meanwhile", async () => {
    const dave = await enrolled("Dave");
    expect((await signIn(dave, async () => undefined)).seconds).toBe(300);
    expect(await sessionsOf(dave)).toBe(1);
  });
});

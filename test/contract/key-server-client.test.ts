import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectKeyServer, type KeyServerClient } from "../../electron/adapters/key-server";
import type { DataRegistration, SessionSigner } from "../../electron/services/ports/key-server";
import type { DemoRoot } from "../../server-mock/demo-grants";
import { grantTo } from "../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson, signFor } from "../../server-mock/demo-person";
import { generateDataKey, newDataId, newUserId } from "../../shared/crypto";
import { openGrant } from "../../shared/format";
import { CompactRange, leafHash, parseCheckpoint, verifyConsistency } from "../../shared/log";
import { Member } from "./harness/member";
import { itemGrant, newRoot } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

function signerOf(person: DemoPerson): SessionSigner {
  return { userId: person.userId, signAssertion: async (input) => signFor(person, input) };
}

/** What a note says; its signatures are for services to check. */
function checkpointIn(note: string) {
  return parseCheckpoint(note.slice(0, note.indexOf("\n\n") + 1));
}

describe("the client against the real server", () => {
  let server: TestServer;
  let now: number;
  let alice: Member;
  let bob: Member;
  let root: DemoRoot;
  let asAlice: KeyServerClient;
  let asBob: KeyServerClient;

  const clientOf = (person: DemoPerson, clock?: () => number) => {
    const client = connectKeyServer(server.origin, clock ? { clock } : {});
    client.useSigner(signerOf(person));
    return client;
  };
  const registration = (dataId = root.dataId): DataRegistration => ({
    dataId,
    rootId: root.dataId,
    rootNonce: root.nonce,
  });

  beforeAll(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    [alice, bob] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
    ]);
    asAlice = clientOf(alice.person);
    asBob = clientOf(bob.person);
  });
  beforeEach(() => {
    root = newRoot(alice);
  });
  afterAll(async () => {
    asAlice.close();
    asBob.close();
    await server.close();
  });

  it("finds the server reachable", async () => {
    await expect(asAlice.checkReachable()).resolves.toBeUndefined();
  });

  it("enrols, also twice, and not under somebody else's address", async () => {
    const dora = await createDemoPerson("Dora");
    const client = connectKeyServer(`${server.origin}/`);
    await client.own.enrol(dora.signedRecord, null);
    await client.own.enrol(dora.signedRecord, null);
    const other = await createDemoPerson("Dora");
    await expect(client.own.enrol(other.signedRecord, null)).rejects.toMatchObject({ code: "address-taken" });
    client.close();
  });

  it("looks people up by address and by ID, with all that proves them", async () => {
    const absent = Array.from({ length: 97 }, newUserId);
    const userIds = [...absent, bob.person.userId, alice.person.userId];
    const found = await asAlice.lookUp({ addresses: ["nobody@example.org"], userIds, logSize: 0 });
    expect(found.people.map(({ userId }) => userId).sort()).toEqual(
      [alice.person.userId, bob.person.userId].sort(),
    );
    const shown = found.people.find(({ userId }) => userId === bob.person.userId);
    expect(shown?.records.map(({ envelope }) => envelope)).toEqual([new Uint8Array(bob.person.signedRecord)]);
    expect(shown?.labelProof).toHaveLength(80);
  });

  it("reads the log to its last entry, and what proves that it grew", async () => {
    const before = checkpointIn(await asAlice.logCheckpoint());
    await Member.enrolled(server.origin, "Emma");
    const after = checkpointIn(await asAlice.logCheckpoint());
    expect(after.size).toBeGreaterThan(before.size);
    const entries = await asAlice.logEntries(0, after.size);
    expect(entries).toHaveLength(after.size);
    const range = CompactRange.empty();
    for (const entry of entries) range.append(leafHash(entry));
    expect(range.root()).toEqual(after.root);
    expect(await asAlice.logEntries(before.size, after.size)).toEqual(entries.slice(before.size));
    const proof = await asAlice.logConsistency(before.size, after.size);
    const [fromRoot, toRoot] = [before.root, after.root];
    verifyConsistency({ fromSize: before.size, toSize: after.size, fromRoot, toRoot, proof });
  });

  it("registers, grants, and gives the recipient what the owner wrapped", async () => {
    const key = generateDataKey();
    const grant = grantTo(alice.person, bob.person, root.dataId, { kind: "item", key, name: "Plans" });
    await asAlice.registerData([registration()]);
    expect(await asAlice.changeGrants([{ change: "register", grant }])).toEqual(["done"]);
    const fetched = await asBob.fetchGrant(root.dataId, {
      recipientFingerprint: bob.person.fingerprint,
      ownerSigningKey: alice.person.keys.signing.publicKey,
    });
    expect(fetched).toEqual(grant);
    if (fetched) {
      const payload = openGrant(
        fetched,
        alice.person.keys.signing.publicKey,
        bob.person.keys.encryption.privatePkcs8,
      );
      expect(payload).toMatchObject({ kind: "item", key: new Uint8Array(key), name: "Plans" });
    }
    expect(await asBob.fetchGrants([newDataId(), root.dataId])).toEqual([grant]);
  });

  it("gives null for what is not there or not mine, by owner and by epoch", async () => {
    const own = { recipientFingerprint: bob.person.fingerprint };
    await asAlice.registerData([registration()]);
    const grant = itemGrant(alice, bob, root.dataId, { epoch: 3 });
    await asAlice.changeGrants([{ change: "register", grant }]);
    expect(await asBob.fetchGrant(newDataId(), own)).toBeNull();
    expect(await asBob.fetchGrant(root.dataId, { ...own, ownerId: bob.person.userId })).toBeNull();
    expect(await asBob.fetchGrant(root.dataId, { ...own, epoch: 2 })).toBeNull();
    expect(await asBob.fetchGrant(root.dataId, { ...own, epoch: 3, ownerId: alice.person.userId })).toEqual(
      grant,
    );
  });

  it("makes 1,200 changes in batches, with an outcome for each", async () => {
    const dataIds = Array.from({ length: 600 }, newDataId);
    await asAlice.registerData(dataIds.map(registration));
    const grant = itemGrant(alice, bob, dataIds[0] ?? root.dataId);
    const revocations = dataIds.map(
      (dataId) => ({ change: "revoke", dataId, recipientId: bob.person.userId }) as const,
    );
    const outcomes = await asAlice.changeGrants([
      ...revocations,
      { change: "register", grant },
      { change: "revoke", dataId: newDataId(), recipientId: bob.person.userId },
      ...revocations,
    ]);
    expect(outcomes).toHaveLength(1202);
    expect(outcomes.filter((outcome) => outcome !== "done")).toEqual(["data-unknown"]);
    expect(outcomes.indexOf("data-unknown")).toBe(601);
  });

  it("may not register data under a root of somebody else", async () => {
    await expect(asBob.registerData([registration()])).rejects.toMatchObject({ code: "not-owner" });
  });

  it("lists what was received and issued, and what was taken away since", async () => {
    const before = (await asBob.receivedGrants(null)).resume;
    await asAlice.registerData([registration()]);
    const grant = itemGrant(alice, bob, root.dataId);
    await asAlice.changeGrants([{ change: "register", grant }]);
    const page = await asBob.receivedGrants(before);
    expect(page).toMatchObject({ grants: [grant], revoked: [], next: null });
    const place = { dataId: root.dataId, recipientId: bob.person.userId };
    await asAlice.changeGrants([{ change: "revoke", ...place }]);
    expect(await asBob.receivedGrants(page.resume)).toMatchObject({
      grants: [],
      revoked: [{ ...place, ownerId: alice.person.userId }],
    });
    let issued = await asAlice.issuedGrants(null);
    while (issued.next !== null) issued = await asAlice.issuedGrants(issued.next);
    expect(issued.revoked.map((gone) => gone.dataId)).toContain(root.dataId);
  });

  it("signs in again by itself when the session is over", async () => {
    const client = clientOf(bob.person);
    await client.receivedGrants(null);
    now += 301_000;
    const late = clientOf(bob.person, () => now);
    await expect(client.receivedGrants(null)).resolves.toBeDefined();
    await expect(late.receivedGrants(null)).resolves.toBeDefined();
    client.close();
    late.close();
  });

  it("follows the server's clock when its own is an hour off", async () => {
    const client = clientOf(bob.person, () => now + 3_600_000);
    await expect(client.receivedGrants(null)).resolves.toBeDefined();
    client.close();
  });

  it("is not signed in without a signer, nor as somebody the server does not know", async () => {
    const client = connectKeyServer(server.origin);
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    client.useSigner(signerOf(await createDemoPerson("Unknown")));
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    client.useSigner(signerOf(bob.person));
    await expect(client.receivedGrants(null)).resolves.toBeDefined();
    client.useSigner(null);
    await expect(client.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
    client.close();
  });

  it("signs in once for many requests at a time", async () => {
    const client = clientOf(bob.person, () => now);
    const signIns = () =>
      server.log.filter((line) => line.includes("/v1/oauth/token") && line.includes('"status":200')).length;
    const before = signIns();
    await Promise.all(Array.from({ length: 12 }, () => client.receivedGrants(null)));
    expect(signIns() - before).toBe(1);
    client.close();
  });

  it.each([
    "http://keys.example.org",
    "ftp://127.0.0.1",
    "keys.example.org",
    "https://user:secret@keys.example.org",
    "https://keys.example.org/path",
    "https://keys.example.org?x=1",
    "http://127.0.0.1.example.org",
    "",
  ])("does not take %s for a server address", (address) => {
    expect(() => connectKeyServer(address)).toThrowError(
      expect.objectContaining({ code: "server-address-invalid" }) as Error,
    );
  });
});

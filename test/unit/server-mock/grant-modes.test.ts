import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MockServer } from "../../../server-mock/mock-server";
import { type DataId, parseUserId } from "../../../shared/crypto";
import {
  decodeGrantCompact,
  decodeGrantJson,
  type Grant,
  openGrant,
  verifyGrant,
} from "../../../shared/format";
import { fetchAnswerSchema, grantAnswerSchema, listAnswerSchema } from "../../../shared/protocol/http/grants";
import { MEDIA_GRANT, OWNER_HEADER } from "../../../shared/protocol/http/media-types";
import { FETCH_PATH, myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { Member } from "../../contract/harness/member";
import { newRoot, shareWith } from "../../contract/harness/sharing";
import { startMisbehavingServer } from "../../contract/hostile/misbehaving-server";

describe("what a mode serves as a grant", () => {
  let mock: MockServer;
  let alice: Member;
  let bob: Member;
  let carol: Member;
  let dataId: DataId;

  beforeAll(async () => {
    mock = await startMisbehavingServer();
    [alice, bob, carol] = await Promise.all([
      Member.enrolled(mock.origin, "Alice"),
      Member.enrolled(mock.origin, "Bob"),
      Member.enrolled(mock.origin, "Carol"),
    ]);
    const root = newRoot(alice);
    dataId = root.dataId;
    await shareWith(alice, root, dataId, bob);
    await shareWith(alice, root, dataId, carol);
    const [otherRoot, carolsRoot] = [newRoot(alice), newRoot(carol)];
    await shareWith(alice, otherRoot, otherRoot.dataId, bob);
    await shareWith(carol, carolsRoot, carolsRoot.dataId, bob);
  });
  afterEach(() => mock.behave());
  afterAll(() => mock.close());

  /** Bob's grant for Alice's data, in each of the ways in which he may get it. */
  async function served(): Promise<Grant[]> {
    const compact = await bob.send("GET", myKeyPath(dataId), { accept: MEDIA_GRANT });
    const json = await bob.send("GET", myKeyPath(dataId));
    const fetched = await bob.send("POST", FETCH_PATH, { json: { dataIds: [dataId] } });
    const listed = (await bob.send("GET", PATHS.received)).read(listAnswerSchema).grants;
    return [
      decodeGrantCompact(compact.bytes, {
        dataId,
        ownerId: parseUserId(compact.headers.get(OWNER_HEADER) ?? ""),
        ownerFingerprint: alice.person.fingerprint,
        recipientId: bob.person.userId,
        recipientFingerprint: bob.person.fingerprint,
      }),
      decodeGrantJson(json.read(grantAnswerSchema).grant),
      ...fetched.read(fetchAnswerSchema).grants.map(decodeGrantJson),
      ...listed.filter((grant) => grant.dataId === dataId).map(decodeGrantJson),
    ];
  }

  it("is the genuine one when no mode is on", async () => {
    const grants = await served();
    expect(grants).toHaveLength(4);
    for (const grant of grants)
      expect(() => verifyGrant(grant, alice.person.keys.signing.publicKey)).not.toThrow();
  });

  it("is forged so well that only the owner's signature tells", async () => {
    await mock.misbehave("forged-grant");
    const grants = await served();
    expect(grants).toHaveLength(4);
    for (const grant of grants) {
      expect([grant.ownerId, grant.recipientId]).toEqual([alice.person.userId, bob.person.userId]);
      expect(() => verifyGrant(grant, alice.person.keys.signing.publicKey)).toThrow(
        expect.objectContaining({ code: "signature-invalid" }),
      );
    }
  });

  it.each([
    "replayed-grant-of-other-data",
    "replayed-grant-of-another-recipient",
    "replayed-grant-of-another-owner",
  ])("is replayed under the IDs that were asked for (%s)", async (mode) => {
    const [genuine] = await served();
    await mock.misbehave(mode);
    const grants = await served();
    expect(grants).toHaveLength(4);
    for (const grant of grants) {
      expect(grant.dataId).toBe(dataId);
      expect(grant.signature).not.toEqual(genuine?.signature);
      expect(() =>
        openGrant(grant, alice.person.keys.signing.publicKey, bob.person.keys.encryption.privatePkcs8),
      ).toThrow();
    }
  });

  it("stays what it was after a revocation that is confirmed and withheld", async () => {
    await mock.misbehave("withheld-revocation");
    const revoke = { change: "revoke-grant", dataId, recipientId: bob.person.userId } as const;
    expect(await alice.change(revoke, revoke)).toEqual(["done", "done"]);
    expect(await served()).toHaveLength(4);
  });

  it("is nothing at all when everything is said to be taken away", async () => {
    await mock.misbehave("false-revocations");
    expect((await bob.send("GET", myKeyPath(dataId))).problem).toBe("not-found");
    const listed = (await bob.send("GET", PATHS.received)).read(listAnswerSchema);
    expect([listed.grants.length, listed.revoked.length]).toEqual([0, 3]);
  });

  it("is what was taken away, served as if nothing had happened", async () => {
    const [genuine] = await served();
    await mock.misbehave("revoked-epoch");
    await alice.change({ change: "revoke-grant", dataId, recipientId: bob.person.userId });
    const grants = await served();
    expect(grants).toHaveLength(4);
    for (const grant of grants) expect(grant.signature).toEqual(genuine?.signature);
    const issued = (await alice.send("GET", PATHS.issued)).read(listAnswerSchema);
    expect(issued.revoked).toEqual([]);
    expect(issued.grants.filter((grant) => grant.recipientId === bob.person.userId)).toHaveLength(2);
  });
});

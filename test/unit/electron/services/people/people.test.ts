import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { fingerprintDigits, generateIdentity, newUserId, type UserId } from "../../../../../shared/crypto";
import { type IdentityRecord, signIdentityRecord } from "../../../../../shared/format";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";

let server: TestServer;
let anna: { desk: Desk; app: App };
let ben: { desk: Desk; app: App };
let otherKeys: Awaited<ReturnType<typeof generateIdentity>>;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  otherKeys = await generateIdentity({ rsaBits: 2048 });
  ben = await Desk.enrolled(server.origin, "Ben");
});
afterAll(async () => {
  await ben.desk.remove();
  await server.close();
});
beforeEach(async () => {
  anna = await Desk.enrolled(server.origin, `Anna${count++}`);
  return () => anna.desk.remove();
});

const BEN = "ben@example.org";
const lookUpBen = () => anna.app.people.lookUp({ address: BEN });
const benId = () => me(ben.app).userId;
const benDigits = () => fingerprintDigits(me(ben.app).fingerprint);

/** A record that is right in itself, as a server could make it up at any time. */
function forged(change: Partial<IdentityRecord> = {}): Uint8Array {
  const record = {
    ...me(ben.app).record,
    rsaSpki: otherKeys.encryption.publicSpki,
    signingKey: otherKeys.signing.publicKey,
    ...change,
  };
  return signIdentityRecord(record, otherKeys.signing.privatePkcs8);
}

function serverGives(envelope: Uint8Array, userId: UserId = benId()): void {
  anna.desk.unreliable.replaced = {
    lookUpByAddress: async () => envelope,
    lookUpByUserId: async () => new Map([[userId, envelope]]),
  };
}

describe("looking a person up", () => {
  it("finds exactly this address and pins what it finds", async () => {
    const view = await anna.app.people.lookUp({ address: " Ben@Example.ORG " });
    expect(view).toMatchObject({ userId: benId(), name: "Ben", trust: "not-verified", isMe: false });
    expect(view.digits).toBe(benDigits());
    expect(anna.app.people.list()).toEqual([view]);
    const restarted = await anna.desk.startApp();
    expect(restarted.people.list()).toEqual([view]);
  });

  it("says when nobody is enrolled there, or when it is no address", async () => {
    const { people } = anna.app;
    await expect(people.lookUp({ address: "nobody@example.org" })).rejects.toMatchObject({
      code: "person-not-found",
    });
    await expect(people.lookUp({ address: "nobody" })).rejects.toMatchObject({ code: "address-invalid" });
  });

  it("finds oneself, verified, and does not list oneself", async () => {
    const view = await anna.app.people.lookUp({ address: me(anna.app).record.address });
    expect(view).toMatchObject({ isMe: true, trust: "verified" });
    expect(anna.app.people.list()).toEqual([]);
  });

  it.each([
    ["is no record", () => Uint8Array.of(1, 2, 3)],
    ["is for another address", () => forged({ address: "carol@example.org" })],
    ["was changed after it was signed", () => forged().map((byte, i) => (i === 60 ? byte ^ 1 : byte))],
  ])("refuses an answer that %s", async (_, envelope) => {
    serverGives(envelope());
    await expect(lookUpBen()).rejects.toMatchObject({ code: "person-record-invalid" });
    expect(anna.app.people.list()).toEqual([]);
  });

  it("refuses a record that pretends to be me", async () => {
    const { address, userId } = me(anna.app).record;
    serverGives(forged({ address }));
    await expect(anna.app.people.lookUp({ address })).rejects.toMatchObject({
      code: "person-record-invalid",
    });
    serverGives(forged({ userId }));
    await expect(lookUpBen()).rejects.toMatchObject({ code: "person-record-invalid" });
  });
});

describe("a person's changed keys", () => {
  beforeEach(lookUpBen);

  it("are shown as changed and block sharing, even with the new digits", async () => {
    serverGives(forged());
    const view = await lookUpBen();
    expect(view.trust).toBe("changed");
    expect(view.digits).not.toBe(benDigits());
    const share = (digits: string) => anna.app.people.recipientFor({ userId: benId(), digits });
    await expect(share(view.digits)).rejects.toMatchObject({ code: "person-key-changed" });
    await expect(share(benDigits())).rejects.toMatchObject({ code: "person-key-changed" });
    expect((await anna.desk.startApp()).people.list()[0]?.trust).toBe("changed");
  });

  it("block sharing also when the change is first seen at that very moment", async () => {
    serverGives(forged());
    const share = anna.app.people.recipientFor({ userId: benId(), digits: benDigits() });
    await expect(share).rejects.toMatchObject({ code: "person-key-changed" });
    expect(anna.app.people.list()[0]?.trust).toBe("changed");
  });

  it("are accepted once a person has compared their fingerprint", async () => {
    serverGives(forged());
    const { digits } = await lookUpBen();
    const verified = await anna.app.people.markVerified({ userId: benId(), digits });
    expect(verified).toMatchObject({ trust: "verified", digits });
    const recipient = await anna.app.people.recipientFor({ userId: benId(), digits });
    expect(recipient.record.signingKey).toEqual(otherKeys.signing.publicKey);
  });

  it("are not accepted by the digits of the old ones", async () => {
    serverGives(forged());
    await lookUpBen();
    const stale = anna.app.people.markVerified({ userId: benId(), digits: benDigits() });
    await expect(stale).rejects.toMatchObject({ code: "person-key-changed" });
  });

  it("are no change any more when the server has the old ones again", async () => {
    serverGives(forged());
    await lookUpBen();
    anna.desk.unreliable.replaced = {};
    expect((await lookUpBen()).trust).toBe("not-verified");
  });

  it("are seen too when somebody new turns up under the address", async () => {
    const stranger = newUserId();
    serverGives(forged({ userId: stranger }), stranger);
    const view = await lookUpBen();
    expect(view).toMatchObject({ userId: stranger, trust: "changed" });
    const share = anna.app.people.recipientFor({ userId: stranger, digits: view.digits });
    await expect(share).rejects.toMatchObject({ code: "person-key-changed" });
    expect(anna.app.people.knownBySigningKey(otherKeys.signing.publicKey)).toBeNull();
    await anna.app.people.markVerified({ userId: stranger, digits: view.digits });
    await expect(
      anna.app.people.recipientFor({ userId: stranger, digits: view.digits }),
    ).resolves.toMatchObject({ userId: stranger });
  });
});

describe("a known person who turns up under the address of another", () => {
  it("is shown as changed, so that nobody takes her verified keys for the other's", async () => {
    const { userId, digits } = await lookUpBen();
    await anna.app.people.markVerified({ userId, digits });
    const carol = await Desk.enrolled(server.origin, `Carol${count++}`);
    try {
      const { address } = me(carol.app).record;
      await anna.app.people.lookUp({ address });
      const moved = await me(ben.app).withSigningKey((key) =>
        signIdentityRecord(
          { ...me(ben.app).record, address, sequence: 1, previousHash: new Uint8Array(32) },
          key,
          { previousSigningPrivate: key },
        ),
      );
      serverGives(moved);
      expect(await anna.app.people.lookUp({ address })).toMatchObject({ userId, trust: "changed" });
      const share = anna.app.people.recipientFor({ userId, digits });
      await expect(share).rejects.toMatchObject({ code: "person-key-changed" });
    } finally {
      await carol.desk.remove();
    }
  });
});

describe("the recipient of a share", () => {
  it("is the very keys whose digits were on the screen", async () => {
    const { userId, digits } = await lookUpBen();
    const recipient = await anna.app.people.recipientFor({ userId, digits });
    expect(recipient.record).toEqual(me(ben.app).record);
    expect(recipient.fingerprint).toEqual(me(ben.app).fingerprint);
  });

  it("is nobody when the digits are others", async () => {
    const { userId, digits } = await lookUpBen();
    const wrong = anna.app.people.recipientFor({ userId, digits: digits.replace(/^./, "x") });
    await expect(wrong).rejects.toMatchObject({ code: "person-key-changed" });
  });

  it("is nobody for an ID that the server does not know", async () => {
    const unknown = anna.app.people.recipientFor({ userId: newUserId(), digits: "" });
    await expect(unknown).rejects.toMatchObject({ code: "person-not-found" });
  });

  it("stays verified when only the name is newer", async () => {
    const { userId, digits } = await lookUpBen();
    await anna.app.people.markVerified({ userId, digits });
    await expect(anna.app.people.recipientFor({ userId, digits })).resolves.toBeDefined();
    expect(anna.app.people.list()[0]).toMatchObject({ trust: "verified" });
  });
});

describe("people by ID", () => {
  it("asks the server only for those it does not know", async () => {
    const { people } = anna.app;
    const ids = [benId(), me(anna.app).userId, newUserId()];
    expect([...(await people.byIds(ids)).keys()]).toEqual(ids.slice(0, 2));
    anna.desk.unreliable.calls.length = 0;
    await people.byIds(ids.slice(0, 2));
    expect(anna.desk.unreliable.calls).toEqual([]);
  });

  it("knows people offline", async () => {
    await lookUpBen();
    const offline = () => Promise.reject(new KeyferryError("server-unreachable"));
    anna.desk.unreliable.replaced = { lookUpByUserId: offline, lookUpByAddress: offline };
    const restarted = await anna.desk.startApp();
    expect((await restarted.people.byId(benId()))?.name).toBe("Ben");
    expect(restarted.people.knownBySigningKey(me(ben.app).signingPublicKey)?.userId).toBe(benId());
    await expect(restarted.people.byId(newUserId())).rejects.toMatchObject({ code: "server-unreachable" });
  });

  it("refuses a record of another person than asked for", async () => {
    serverGives(forged({ userId: newUserId(), address: "mallory@example.org" }));
    await expect(anna.app.people.byId(benId())).rejects.toMatchObject({ code: "person-record-invalid" });
  });

  it("sets a damaged list aside", async () => {
    await lookUpBen();
    await writeFile(
      anna.desk.paths.people,
      '{"version":1,"people":[{"accepted":"AAAA","offered":null,"isVerified":true}]}',
    );
    expect((await anna.desk.startApp()).people.list()).toEqual([]);
  });
});

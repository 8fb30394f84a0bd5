import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { fingerprintDigits, newUserId } from "../../../../../shared/crypto";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";

let server: TestServer;
let anna: { desk: Desk; app: App };
let ben: { desk: Desk; app: App };
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
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

describe("somebody about whom this person has decided", () => {
  const isChosen = async () => (await anna.desk.startApp()).people.pinned(benId())?.isChosen;

  it("is nobody who was only looked up, or has sent something", async () => {
    await anna.app.people.byIds([benId()]);
    expect(await isChosen()).toBe(false);
    await lookUpBen();
    expect(await isChosen()).toBe(false);
  });

  it("is whoever was compared", async () => {
    const { userId, digits } = await lookUpBen();
    await anna.app.people.markVerified({ userId, digits });
    expect(await isChosen()).toBe(true);
  });

  it("is whoever was shared with", async () => {
    const { userId, digits } = await lookUpBen();
    await anna.app.people.recipientFor({ userId, digits });
    expect(await isChosen()).toBe(true);
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
    anna.desk.unreliable.replaced = { lookUp: offline };
    const restarted = await anna.desk.startApp();
    expect((await restarted.people.byId(benId()))?.name).toBe("Ben");
    expect(restarted.people.knownBySigningKey(me(ben.app).signingPublicKey)?.userId).toBe(benId());
    await expect(restarted.people.byId(newUserId())).rejects.toMatchObject({ code: "server-unreachable" });
  });

  it("sets a damaged list aside", async () => {
    await lookUpBen();
    await writeFile(
      anna.desk.paths.people,
      '{"version":1,"people":[{"accepted":["AAAA"],"offered":null,"isVerified":true}]}',
    );
    expect((await anna.desk.startApp()).people.list()).toEqual([]);
  });
});

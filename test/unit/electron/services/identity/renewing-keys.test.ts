import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { OwnRecords } from "../../../../../electron/services/ports";
import { equalConstantTime } from "../../../../../shared/crypto";
import { openIdentityRecord } from "../../../../../shared/format";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";

let server: TestServer;
let desk: Desk;
let app: App;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  count += 1;
  ({ desk, app } = await Desk.enrolled(server.origin, `Renewer${count}`));
});
afterEach(() => desk.remove());

const accounts = () =>
  [...desk.keychain.entries.keys()].map((name) => name.slice(name.lastIndexOf("/") + 1)).sort();
const inForce = (one: App) => one.session.server().own.current(me(one).userId);

async function expectRenewed(one: App, before: Uint8Array): Promise<void> {
  const identity = me(one);
  expect(identity.record.sequence).toBe(1);
  expect(identity.chain).toHaveLength(2);
  expect(equalConstantTime(identity.fingerprint, before)).toBe(false);
  expect(await inForce(one)).toEqual(identity.signedRecord);
  expect(identity.opensFor(before)).toBe(true);
  expect(accounts()).toEqual(["enc", "enc.0", "sig"]);
}

async function expectAsBefore(one: App, before: Uint8Array): Promise<void> {
  expect(me(one).fingerprint).toEqual(before);
  expect(me(one).knownEnvelopes()).toHaveLength(1);
  expect(await inForce(one)).toEqual(me(one).signedRecord);
  expect(accounts()).toEqual(["enc", "sig"]);
}

describe("renewing one's keys", () => {
  it("replaces them, continues the chain, and keeps the former decryption key", async () => {
    const before = me(app).fingerprint;
    const view = await app.identity.renewKeys();
    expect(view).toMatchObject({ state: "ready", renewals: 1, hasRecoveryWords: false });
    await expectRenewed(app, before);
    const { chain } = me(app);
    expect(openIdentityRecord(me(app).signedRecord, chain[0]?.record).authority).toBe("previous-key");
    await expectRenewed(await desk.startApp(), before);
  });

  it("gives the engine the new signing key", async () => {
    await app.identity.renewKeys();
    const [first] = desk.writers;
    const last = desk.writers.at(-1);
    expect(first && last && equalConstantTime(first, last)).toBe(false);
  });

  it("can be done again and again, and every former key opens what was wrapped for it", async () => {
    const fingerprints = [me(app).fingerprint];
    for (let time = 0; time < 2; time++) {
      await app.identity.renewKeys();
      fingerprints.push(me(app).fingerprint);
    }
    const again = me(await desk.startApp());
    expect(fingerprints.map((one) => again.opensFor(one))).toEqual([true, true, true]);
    expect(again.signingKeys).toHaveLength(3);
    expect(accounts()).toEqual(["enc", "enc.0", "enc.1", "sig"]);
  });

  it("does not use a former key that is not the record's", async () => {
    const before = me(app).fingerprint;
    await app.identity.renewKeys();
    const entries = desk.keychain.entries;
    const of = (end: string) => [...entries.keys()].find((name) => name.endsWith(end)) ?? "";
    entries.set(of("/enc.0"), entries.get(of("/enc")) ?? new Uint8Array());
    const again = me(await desk.startApp());
    expect(again.opensFor(before)).toBe(false);
    await expect(again.withEncryptionKeyOf(before, () => undefined)).rejects.toMatchObject({
      code: "no-access",
    });
  });

  it("waits for running jobs, which write with the keys of now", async () => {
    desk.isBusy = true;
    const before = me(app).fingerprint;
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "jobs-running" });
    await expectAsBefore(app, before);
  });

  it("leaves everything as it was when the server cannot be reached before the request", async () => {
    const before = me(app).fingerprint;
    desk.unreliable.replacedOwn.replace = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "server-unreachable" });
    await expectAsBefore(app, before);
    await expectAsBefore(await desk.startApp(), before);
  });

  it("leaves everything as it was when the keychain refuses the new keys", async () => {
    const before = me(app).fingerprint;
    desk.keychain.writesUntilFailure = 1;
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "keychain-locked" });
    desk.keychain.writesUntilFailure = Number.POSITIVE_INFINITY;
    await expectAsBefore(app, before);
  });

  it("succeeds when the server took the record but its answer was lost", async () => {
    const before = me(app).fingerprint;
    loseAnswers();
    await app.identity.renewKeys();
    await expectRenewed(app, before);
  });

  it("knows a record on its way as its own, and finds out at the next start whether it arrived", async () => {
    const before = me(app).fingerprint;
    loseAnswers();
    desk.unreliable.replacedOwn.current = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "server-slow" });
    expect(me(app).fingerprint).toEqual(before);
    expect(me(app).knownEnvelopes()).toHaveLength(2);
    const offline = await desk.startApp();
    expect(me(offline).fingerprint).toEqual(before);
    expect(me(offline).knownEnvelopes()).toHaveLength(2);
    desk.unreliable.replacedOwn = {};
    await expectRenewed(await desk.startApp(), before);
  });

  it("forgets at the next start what never reached the server", async () => {
    const before = me(app).fingerprint;
    const unreachable = () => Promise.reject(new KeyferryError("server-unreachable"));
    desk.unreliable.replacedOwn = { replace: unreachable, current: unreachable };
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "server-unreachable" });
    desk.unreliable.replacedOwn = {};
    await expectAsBefore(await desk.startApp(), before);
  });

  it("settles what is in doubt before it renews once more", async () => {
    loseAnswers();
    desk.unreliable.replacedOwn.current = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "server-slow" });
    desk.unreliable.replacedOwn = {};
    await app.identity.renewKeys();
    expect(me(app).record.sequence).toBe(2);
    expect(await inForce(app)).toEqual(me(app).signedRecord);
  });

  it.each([1, 2, 3, 4, 5])(
    "goes on where it stopped when the app died at keychain write %i",
    async (writes) => {
      const before = me(app).fingerprint;
      desk.keychain.writesUntilFailure = writes;
      await app.identity.renewKeys().catch(() => undefined);
      desk.keychain.writesUntilFailure = Number.POSITIVE_INFINITY;
      const again = await desk.startApp();
      expect(again.session.problem()).toBeNull();
      if (writes < 2) await expectAsBefore(again, before);
      else await expectRenewed(again, before);
    },
  );

  it("replaces nothing when somebody with a copy of the keys was faster", async () => {
    const before = me(app).fingerprint;
    const thief = await Desk.copyOf(desk);
    await (await thief.startApp()).identity.renewKeys();
    await thief.remove();
    await expect(app.identity.renewKeys()).rejects.toMatchObject({ code: "not-signed-in" });
    expect(me(app).fingerprint).toEqual(before);
    expect(me(app).knownEnvelopes()).toHaveLength(1);
  });
});

/** The server takes the record, and what it says never arrives. */
function loseAnswers(): void {
  desk.unreliable.replacedOwn.replace = async function (this: OwnRecords, ...asked) {
    await this.replace(...asked);
    throw new KeyferryError("server-slow");
  };
}

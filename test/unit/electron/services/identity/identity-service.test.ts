import { readdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { OwnRecords } from "../../../../../electron/services/ports";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";

let server: TestServer;
let desk: Desk;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  desk = await Desk.at(server.origin);
  count += 1;
});
afterEach(() => desk.remove());

const wanted = (change: object = {}) => ({
  name: "Anna Larsen",
  address: `anna${count}@example.org`,
  server: server.origin,
  rsaBits: 2048 as const,
  entry: { by: "nothing" as const },
  ...change,
});

const create = (app: App, change: object = {}) => app.identity.create(wanted(change));

async function expectNothingLeft(app: App): Promise<void> {
  expect(desk.keychain.entries.size).toBe(0);
  expect(await app.identity.describe()).toEqual({ state: "none", suggestedServer: server.origin });
  const restarted = await desk.startApp();
  expect(restarted.session.problem()).toBe("no-identity");
}

describe("creating an identity", () => {
  it("puts both keys into the keychain, enrols, and opens the session", async () => {
    const app = await desk.startApp();
    expect(app.session.problem()).toBe("no-identity");
    const view = await create(app, { address: " ANNA.L@Example.org ", name: " Anna Larsen " });
    expect(view).toMatchObject({ state: "ready", name: "Anna Larsen", address: "anna.l@example.org" });
    expect([...desk.keychain.entries.keys()]).toEqual(
      ["enc", "sig"].map((key) => `${server.origin}/${me(app).userId}/${key}`),
    );
    const found = await app.session.server().own.current(me(app).userId);
    expect(found).toEqual(me(app).signedRecord);
    expect(desk.writers).toHaveLength(1);
  });

  it("can be done once only", async () => {
    const app = await desk.startApp();
    await create(app);
    await expect(create(app)).rejects.toMatchObject({ code: "identity-exists" });
    await expect(create(await desk.startApp())).rejects.toMatchObject({ code: "identity-exists" });
  });

  it.each([
    ["name", { name: "\u202eannA" }, "name-invalid"],
    ["address", { address: "not an address" }, "address-invalid"],
    ["server address", { server: "http://keys.example.org" }, "server-address-invalid"],
    ["server address with a path", { server: "https://keys.example.org/x" }, "server-address-invalid"],
  ])("refuses a bad %s before it makes keys", async (_, change, code) => {
    const app = await desk.startApp();
    await expect(create(app, change)).rejects.toMatchObject({ code });
    await expectNothingLeft(app);
  });

  it("leaves nothing behind when the address is taken", async () => {
    const other = await Desk.enrolled(server.origin, `Taken${count}`);
    const app = await desk.startApp();
    await expect(create(app, { address: `taken${count}@example.org` })).rejects.toMatchObject({
      code: "address-taken",
    });
    await expectNothingLeft(app);
    await other.desk.remove();
  });

  it("leaves nothing behind when the server cannot be reached", async () => {
    const app = await desk.startApp();
    const refused = create(app, { server: "http://127.0.0.1:9" });
    await expect(refused).rejects.toMatchObject({ code: "server-unreachable" });
    await expectNothingLeft(app);
  });

  it("leaves nothing behind when the keychain refuses the second key", async () => {
    const app = await desk.startApp();
    desk.keychain.writesUntilFailure = 1;
    await expect(create(app)).rejects.toMatchObject({ code: "keychain-locked" });
    await expectNothingLeft(app);
  });

  it("leaves nothing behind when the disk is full", async () => {
    const { files } = desk;
    desk.files = { ...files, writeAtomically: () => Promise.reject(new KeyferryError("disk-full")) };
    const app = await desk.startApp();
    await expect(create(app)).rejects.toMatchObject({ code: "disk-full" });
    desk.files = files;
    await expectNothingLeft(app);
  });

  it("succeeds when the server enrolled but its answer was lost", async () => {
    const app = await desk.startApp();
    loseAnswers();
    expect(await create(app)).toMatchObject({ state: "ready" });
    expect(await desk.startApp().then((again) => again.session.problem())).toBeNull();
  });

  it("finishes at the next start an enrolment whose answer was lost together with the connection", async () => {
    const app = await desk.startApp();
    loseAnswers();
    desk.unreliable.replacedOwn.current = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(create(app)).rejects.toMatchObject({ code: "server-slow" });
    const offline = await desk.startApp();
    expect(await offline.identity.describe()).toMatchObject({
      state: "unavailable",
      problem: "server-unreachable",
      name: "Anna Larsen",
    });
    delete desk.unreliable.replacedOwn.current;
    expect(await (await desk.startApp()).identity.describe()).toMatchObject({ state: "ready" });
    expect(await offline.identity.describe()).toMatchObject({ state: "ready" });
  });

  it("finishes the earlier attempt when it is tried again on the same server", async () => {
    const app = await desk.startApp();
    loseAnswers();
    desk.unreliable.replacedOwn.current = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(create(app)).rejects.toMatchObject({ code: "server-slow" });
    desk.unreliable.replacedOwn = {};
    expect(await create(app)).toMatchObject({ state: "ready", address: `anna${count}@example.org` });
    expect(desk.keychain.entries.size).toBe(2);
  });

  it("begins anew when the server never got the earlier attempt", async () => {
    const app = await desk.startApp();
    const unreachable = () => Promise.reject(new KeyferryError("server-unreachable"));
    desk.unreliable.replacedOwn = { enrol: unreachable, current: unreachable };
    await expect(create(app)).rejects.toMatchObject({ code: "server-unreachable" });
    desk.unreliable.replacedOwn = {};
    expect(await create(app, { name: "Anna Berg" })).toMatchObject({ state: "ready", name: "Anna Berg" });
    expect(desk.keychain.entries.size).toBe(2);
  });
});

/** The server enrols, and what it says never arrives. */
function loseAnswers(): void {
  desk.unreliable.replacedOwn.enrol = async function (this: OwnRecords, record, invite) {
    await this.enrol(record, invite);
    throw new KeyferryError("server-slow");
  };
}

describe("starting with an identity", () => {
  it("opens it with the keys of the keychain, which really sign and decrypt", async () => {
    const first = me(await enrol());
    const app = await desk.startApp();
    expect(me(app).userId).toBe(first.userId);
    expect(me(app).fingerprint).toEqual(first.fingerprint);
    expect(await app.session.server().issuedGrants(null)).toMatchObject({ grants: [] });
  });

  it("lends its keys as copies that are overwritten afterwards", async () => {
    const identity = me(await enrol());
    let kept: Uint8Array = new Uint8Array(0);
    await identity.withSigningKey((key) => {
      kept = key;
      expect(key.some((byte) => byte !== 0)).toBe(true);
    });
    expect(kept.every((byte) => byte === 0)).toBe(true);
    await identity.withEncryptionKey(async (key) => expect(key.length).toBeGreaterThan(1000));
  });

  it("refuses to lend keys after it was closed", async () => {
    const app = await enrol();
    const identity = me(app);
    await app.identity.close();
    expect(() => identity.withSigningKey(() => undefined)).toThrow(KeyferryError);
    expect(app.session.problem()).toBe("no-identity");
    expect(desk.writers.at(-1)).toBeNull();
  });

  const [ENC, SIG] = ["/enc", "/sig"];
  const entry = (ending: string) =>
    [...desk.keychain.entries.keys()].find((name) => name.endsWith(ending)) ?? "";

  it.each<[string, (other: Map<string, Uint8Array>) => void, ErrorCode]>([
    [
      "the entries were swapped",
      () => {
        const { entries } = desk.keychain;
        const [enc, sig] = [entries.get(entry(ENC)), entries.get(entry(SIG))];
        if (enc && sig) entries.set(entry(ENC), sig).set(entry(SIG), enc);
      },
      "identity-mismatch",
    ],
    [
      "a key is somebody else's",
      (other) => {
        const key = [...other].find(([name]) => name.endsWith(SIG))?.[1];
        if (key) desk.keychain.entries.set(entry(SIG), key);
      },
      "identity-mismatch",
    ],
    [
      "an entry is garbage",
      () => desk.keychain.entries.set(entry(ENC), new Uint8Array(1200)),
      "identity-mismatch",
    ],
    ["an entry is gone", () => desk.keychain.entries.delete(entry(SIG)), "keychain-entry-missing"],
    ["the keychain is locked", () => (desk.keychain.problem = "keychain-locked"), "keychain-locked"],
    ["there is no keychain", () => (desk.keychain.problem = "keychain-missing"), "keychain-missing"],
  ])("opens nothing when %s, and says so", async (_, spoil, code) => {
    await enrol();
    const other = await Desk.enrolled(server.origin, `Other${count}`);
    spoil(other.desk.keychain.entries);
    await other.desk.remove();
    const app = await desk.startApp();
    expect(app.session.problem()).toBe(code);
    expect(() => app.session.identity()).toThrowError(expect.objectContaining({ code }));
    expect(await app.identity.describe()).toMatchObject({
      state: "unavailable",
      problem: code,
      address: `anna${count}@example.org`,
    });
    await expect(create(app)).rejects.toMatchObject({ code: "identity-exists" });
  });

  it("opens it when it is described again after the keychain was unlocked", async () => {
    await enrol();
    desk.keychain.problem = "keychain-locked";
    const app = await desk.startApp();
    expect(await app.identity.describe()).toMatchObject({ problem: "keychain-locked" });
    desk.keychain.problem = null;
    expect(await app.identity.describe()).toMatchObject({ state: "ready" });
  });

  it("survives damage of the file that names it", async () => {
    await enrol();
    await writeFile(desk.paths.identity, "{}");
    expect((await desk.startApp()).session.problem()).toBeNull();
    await writeFile(`${desk.paths.identity}.copy`, "{}");
    expect((await desk.startApp()).session.problem()).toBeNull();
    expect((await desk.startApp()).session.problem()).toBeNull();
  });

  it("says so when both files are damaged, and sets them aside", async () => {
    await enrol();
    await writeFile(desk.paths.identity, "{");
    await writeFile(`${desk.paths.identity}.copy`, "{");
    const app = await desk.startApp();
    expect(await app.identity.describe()).toMatchObject({ state: "unavailable", problem: "profile-damaged" });
    const names = await readdir(dirname(desk.paths.identity));
    expect(names.filter((name) => name.includes(".damaged-"))).toHaveLength(2);
    expect(desk.keychain.entries.size).toBe(2);
  });

  async function enrol(): Promise<App> {
    const app = await desk.startApp();
    await create(app);
    return app;
  }
});

describe("checking a server's address", () => {
  it("answers with the origin that was meant", async () => {
    const app = await desk.startApp();
    expect(await app.identity.checkServer({ server: ` ${server.origin}/ ` })).toEqual({
      origin: server.origin,
      enrolment: "open",
      signOn: null,
    });
  });

  it("says when nothing answers there", async () => {
    const app = await desk.startApp();
    await expect(app.identity.checkServer({ server: "http://127.0.0.1:9" })).rejects.toMatchObject({
      code: "server-unreachable",
    });
  });
});

import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { Desk, me } from "../stand-ins/desk";
import { KitDesk } from "../stand-ins/kit-desk";

let server: TestServer;
const desks: Desk[] = [];
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
afterEach(async () => {
  await Promise.all(desks.splice(0).map((one) => one.remove()));
});

async function enrolled(clock?: () => number): Promise<KitDesk> {
  count += 1;
  const { desk, app } = await Desk.enrolled(server.origin, `Keeper${count}`);
  desks.push(desk);
  return KitDesk.of(desk, app, clock);
}

async function newComputer(): Promise<KitDesk> {
  const desk = await Desk.at(server.origin);
  desks.push(desk);
  return KitDesk.of(desk, await desk.startApp());
}

async function expectNothingKept({ desk, app }: KitDesk): Promise<void> {
  expect(desk.keychain.entries.size).toBe(0);
  expect(app.session.problem()).toBe("no-identity");
  expect((await desk.startApp()).session.problem()).toBe("no-identity");
}

describe("saving a recovery kit", () => {
  it("writes a file for its owner's eyes, which holds neither words nor keys in clear", async () => {
    const alice = await enrolled();
    expect(alice.kit.describe()).toEqual({ state: "none", madeAt: null, isDue: true });
    const { path, words } = await alice.makesKit();
    const file = await readFile(path);
    const secrets = [...alice.desk.keychain.entries.values()].map((key) => Buffer.from(key.subarray(16, 48)));
    for (const secret of [...secrets, words.slice(0, 20), "Keeper"])
      expect(file.includes(secret)).toBe(false);
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(alice.kit.describe()).toMatchObject({ state: "current", isDue: false });
    const beside = await readdir(alice.desk.folder);
    expect(beside.filter((name) => name.includes("part"))).toEqual([]);
  });

  it("asks for words that are in force: none on the screen, or not typed back yet, are refused", async () => {
    const alice = await enrolled();
    const wish = () => alice.kit.saveFile({ words: null });
    await expect(wish()).rejects.toMatchObject({ code: "request-invalid" });
    alice.app.identity.makeRecoveryWords();
    await expect(wish()).rejects.toMatchObject({ code: "request-invalid" });
    const words = await alice.writesDownWords();
    alice.app.identity.dropRecoveryWords();
    await expect(wish()).rejects.toMatchObject({ code: "request-invalid" });
    await alice.writesDownWords();
    const old = alice.kit.saveFile({ words: words.join(" ") });
    await expect(old).rejects.toMatchObject({ code: "recovery-words-not-current" });
  });

  it("writes nothing when the dialog is closed, or the place belongs to a vault", async () => {
    const alice = await enrolled();
    await alice.writesDownWords();
    alice.desktop.folders.push(null);
    expect(await alice.kit.saveFile({ words: null })).toBeNull();
    const inVault = join(alice.desk.folder, "Papers", "items");
    await mkdir(inVault, { recursive: true });
    await writeFile(join(alice.desk.folder, "Papers", "vault.keyferry"), "x");
    alice.desktop.folders.push(join(inVault, "a.keyferry-kit"));
    await expect(alice.kit.saveFile({ words: null })).rejects.toMatchObject({ code: "kit-in-vault" });
    expect(await readdir(inVault)).toEqual([]);
    expect(alice.kit.describe()).toMatchObject({ state: "words", isDue: true });
  });

  it("prints and saves the page only while words are shown, and for its owner's eyes", async () => {
    const alice = await enrolled();
    await expect(alice.kit.printPage()).rejects.toMatchObject({ code: "request-invalid" });
    await expect(alice.kit.savePage()).rejects.toMatchObject({ code: "request-invalid" });
    alice.app.identity.makeRecoveryWords();
    expect(await alice.kit.printPage()).toEqual({ isPrinted: true });
    const path = join(alice.desk.folder, "words.pdf");
    alice.desktop.folders.push(path);
    expect(await alice.kit.savePage()).toEqual({ fileName: "words.pdf" });
    if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
    await alice.app.identity.lock();
    await expect(alice.kit.printPage()).rejects.toMatchObject({ code: "request-invalid" });
  });
});

describe("a kit that is there", () => {
  it("is out of date once the keys are renewed, until the same words seal a new file", async () => {
    const alice = await enrolled();
    const { words } = await alice.makesKit();
    const told: string[] = [];
    alice.kit.onChange(({ state }) => told.push(state));
    await alice.app.identity.renewKeys();
    expect(told.at(-1)).toBe("outdated");
    expect(alice.kit.describe()).toMatchObject({ state: "outdated", isDue: true });
    alice.desktop.folders.push(join(alice.desk.folder, "b.keyferry-kit"));
    expect(await alice.kit.saveFile({ words })).toEqual({ fileName: "b.keyferry-kit" });
    expect(alice.kit.describe()).toMatchObject({ state: "current", isDue: false });
  });

  it("is out of date once other words are in force", async () => {
    const alice = await enrolled();
    await alice.makesKit();
    await alice.writesDownWords();
    expect(alice.kit.describe()).toMatchObject({ state: "outdated", isDue: true });
  });

  it("is not asked for before the day to which the person put it off, over restarts, unless something else is missing", async () => {
    let now = Date.UTC(2026, 0, 1);
    const alice = await enrolled(() => now);
    expect(await alice.kit.remindLater({ why: "dismissed" })).toMatchObject({ state: "none", isDue: false });
    now += 6 * 86_400_000;
    const again = await KitDesk.of(alice.desk, await alice.desk.startApp(), () => now);
    expect(again.kit.describe()).toMatchObject({ isDue: false });
    now += 86_400_000;
    expect(again.kit.describe()).toMatchObject({ isDue: true });
    await again.kit.remindLater({ why: "later" });
    expect(again.kit.describe()).toMatchObject({ isDue: false });
    await again.writesDownWords();
    expect(again.kit.describe()).toMatchObject({ state: "words", isDue: true });
  });

  it("is forgotten, and not believed, when its note in the profile is not what the app wrote", async () => {
    const alice = await enrolled();
    await alice.makesKit();
    const path = alice.desk.paths.recoveryKit;
    const note = JSON.parse(await readFile(path, "utf8")) as { kit: object };
    await writeFile(path, JSON.stringify({ ...note, kit: { ...note.kit, more: 1 } }));
    const again = await KitDesk.of(alice.desk, await alice.desk.startApp());
    expect(again.kit.describe()).toMatchObject({ state: "words", madeAt: null });
  });
});

describe("restoring from a recovery kit", () => {
  it("brings the same keys back, and works from then on", async () => {
    const alice = await enrolled();
    const before = me(alice.app);
    const { path, words } = await alice.makesKit();
    const again = await newComputer();
    const view = await again.restores(path, words.toUpperCase().replaceAll(" ", ",\n"));
    expect(view).toMatchObject({ state: "ready", address: before.record.address, renewals: 0 });
    expect(me(again.app).fingerprint).toEqual(before.fingerprint);
    expect(me(again.app).chain).toHaveLength(2);
    expect(await again.app.session.server().issuedGrants(null)).toMatchObject({ grants: [] });
    expect(again.kit.describe()).toMatchObject({ state: "current", isDue: false });
    const restarted = await again.desk.startApp();
    expect(restarted.session.problem()).toBeNull();
    expect([...again.desk.keychain.entries]).toEqual([...alice.desk.keychain.entries]);
  });

  it("brings former keys back too, so that what was shared with them still opens", async () => {
    const alice = await enrolled();
    const first = me(alice.app).fingerprint;
    await alice.app.identity.renewKeys();
    const { path, words } = await alice.makesKit();
    const again = await newComputer();
    await again.restores(path, words);
    expect(me(again.app).opensFor(first)).toBe(true);
    expect(me(await again.desk.startApp()).opensFor(first)).toBe(true);
  });

  it("restores where the keychain of this computer was lost", async () => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    alice.desk.keychain.entries.clear();
    const again = await KitDesk.of(alice.desk, await alice.desk.startApp());
    expect(again.app.session.problem()).toBe("keychain-entry-missing");
    expect(await again.restores(path, words)).toMatchObject({ state: "ready", renewals: 0 });
  });

  it.each([
    ["right words of another seed", () => `${"abandon ".repeat(23)}art`, "recovery-kit-other-words"],
    ["too few words", (words: string) => words.split(" ").slice(1).join(" "), "recovery-words-invalid"],
  ])("refuses %s and keeps nothing", async (_what, change, code) => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    const again = await newComputer();
    await expect(again.restores(path, change(words))).rejects.toMatchObject({ code });
    await expectNothingKept(again);
  });

  it.each([
    ["changed", (file: Buffer) => flippedAt(file, file.length - 40), "recovery-kit-damaged"],
    ["cut", (file: Buffer) => file.subarray(0, -1), "recovery-kit-damaged"],
    ["of another kind", () => Buffer.from("a letter"), "recovery-kit-invalid"],
    ["of a newer Keyferry", (file: Buffer) => flippedAt(file, 8), "newer-version"],
    ["endless", () => Buffer.alloc(300_000), "recovery-kit-invalid"],
  ])("refuses a file that is %s, and keeps nothing", async (_what, change, code) => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    await writeFile(path, change(await readFile(path)));
    const again = await newComputer();
    await expect(again.restores(path, words)).rejects.toMatchObject({ code });
    await expectNothingKept(again);
  });

  it("says that a kit is older than the keys, and that one is older than keys and words", async () => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    await alice.app.identity.renewKeys();
    const again = await newComputer();
    await expect(again.restores(path, words)).rejects.toMatchObject({ code: "recovery-kit-outdated" });
    await alice.writesDownWords();
    await expect(again.restores(path, words)).rejects.toMatchObject({ code: "recovery-kit-refused" });
    await expectNothingKept(again);
  });

  it("still restores from an older kit whose keys are in force, though newer words are", async () => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    await alice.writesDownWords();
    const again = await newComputer();
    expect(await again.restores(path, words)).toMatchObject({ state: "ready" });
    expect(again.kit.describe()).toMatchObject({ state: "outdated" });
  });

  it("keeps nothing while the server cannot be reached, or does not prove the record", async () => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    const again = await newComputer();
    again.desk.unreliable.replaced.lookUp = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(again.restores(path, words)).rejects.toMatchObject({ code: "server-unreachable" });
    again.desk.unreliable.replaced.lookUp = async function (this: { lookUp: LookUp }, ...asked) {
      const answer = await this.lookUp(...asked);
      return {
        ...answer,
        people: answer.people.map((one) => ({ ...one, records: one.records.slice(0, 1) })),
      };
    };
    await expect(again.restores(path, words)).rejects.toMatchObject({ code: "person-record-unproven" });
    await expectNothingKept(again);
    again.desk.unreliable.replaced = {};
    expect(await again.restores(path, words)).toMatchObject({ state: "ready" });
  });

  it("keeps nothing when the keychain refuses one of the keys", async () => {
    const alice = await enrolled();
    await alice.app.identity.renewKeys();
    const { path, words } = await alice.makesKit();
    const again = await newComputer();
    again.desk.keychain.writesUntilFailure = 2;
    await expect(again.restores(path, words)).rejects.toMatchObject({ code: "keychain-locked" });
    again.desk.keychain.writesUntilFailure = Number.POSITIVE_INFINITY;
    await expectNothingKept(again);
  });

  it("refuses where there is a working identity, and where somebody else's lost one is", async () => {
    const alice = await enrolled();
    const { path, words } = await alice.makesKit();
    await expect(alice.restores(path, words)).rejects.toMatchObject({ code: "identity-exists" });
    const bob = await enrolled();
    bob.desk.keychain.entries.clear();
    const lost = await KitDesk.of(bob.desk, await bob.desk.startApp());
    await expect(lost.restores(path, words)).rejects.toMatchObject({ code: "identity-exists" });
  });

  it("takes only files that were chosen", async () => {
    const again = await newComputer();
    const made = again.kit.restore({ placeId: "00000000-0000-4000-8000-000000000000", words: "" });
    await expect(made).rejects.toMatchObject({ name: "KeyferryError" });
  });
});

type LookUp = NonNullable<Desk["unreliable"]["replaced"]["lookUp"]>;

function flippedAt(file: Buffer, at: number): Buffer {
  const changed = Buffer.from(file);
  changed[at] = (changed[at] ?? 0) ^ 0x02;
  return changed;
}

import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { errorCodeOf } from "../../../../../electron/services/error-code-of";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { OwnRecords } from "../../../../../electron/services/ports";
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
  ({ desk, app } = await Desk.enrolled(server.origin, `Loser${count}`));
});
const newDesks: Desk[] = [];
afterEach(async () => {
  await Promise.all([desk, ...newDesks.splice(0)].map((one) => one.remove()));
});

const address = () => `loser${count}@example.org`;

async function writeDown(one: App): Promise<string[]> {
  const { words, toTypeBack } = one.identity.makeRecoveryWords();
  const typed = toTypeBack.map((place) => words[place - 1] ?? "");
  const view = await one.identity.confirmRecoveryWords({ words: typed });
  expect(view).toMatchObject({ state: "ready", hasRecoveryWords: true, renewals: 0 });
  return words;
}

const recovery = (words: readonly string[], change: object = {}) => ({
  server: server.origin,
  address: address(),
  words: words.join(" "),
  rsaBits: 2048 as const,
  ...change,
});

describe("making recovery words", () => {
  it("commits to them in the next record, under the same keys", async () => {
    const before = me(app);
    await writeDown(app);
    const after = me(app);
    expect(after.fingerprint).toEqual(before.fingerprint);
    expect(after.record).toMatchObject({ sequence: 1 });
    expect(after.record.recoveryKeyHash).not.toBeNull();
    expect(await app.session.server().own.current(after.userId)).toEqual(after.signedRecord);
    expect([...desk.keychain.entries.keys()].every((name) => /\/(enc|sig)$/.test(name))).toBe(true);
  });

  it("does nothing until three of them were typed back", async () => {
    const { words } = app.identity.makeRecoveryWords();
    expect(new Set(words).size).toBeGreaterThan(12);
    const wrong = app.identity.confirmRecoveryWords({ words: ["not", "these", "words"] });
    await expect(wrong).rejects.toMatchObject({ code: "recovery-words-differ" });
    expect(me(app).record.recoveryKeyHash).toBeNull();
    app.identity.dropRecoveryWords();
    const late = app.identity.confirmRecoveryWords({ words: words.slice(0, 3) });
    await expect(late).rejects.toMatchObject({ code: "request-invalid" });
  });

  it("writes none of them down anywhere", async () => {
    const words = await writeDown(app);
    const profile = await readFile(desk.paths.identity, "utf8");
    const line = words.slice(0, 4).join(" ");
    expect(profile).not.toContain(line);
    expect([...desk.keychain.entries.values()].some((entry) => Buffer.from(entry).includes(line))).toBe(
      false,
    );
  });

  it("keeps them good when the keys are renewed", async () => {
    const words = await writeDown(app);
    await app.identity.renewKeys();
    const { other } = await onNewComputer();
    expect(await other.identity.recover(recovery(words))).toMatchObject({ state: "ready" });
  });
});

describe("recovering an identity on a new computer", () => {
  it("gives it new keys that continue its chain, and works from then on", async () => {
    const before = me(app);
    const words = await writeDown(app);
    const { desk: newDesk, other } = await onNewComputer();
    const view = await other.identity.recover(recovery(words));
    expect(view).toMatchObject({ state: "ready", address: address(), renewals: 1, hasRecoveryWords: true });
    const recovered = me(other);
    expect(recovered.userId).toBe(before.userId);
    expect(recovered.chain).toHaveLength(3);
    expect(recovered.opensFor(before.fingerprint)).toBe(false);
    const previous = recovered.chain.at(-2)?.record;
    expect(openIdentityRecord(recovered.signedRecord, previous).authority).toBe("recovery-key");
    expect(await other.session.server().own.current(before.userId)).toEqual(recovered.signedRecord);
    expect((await newDesk.startApp()).session.problem()).toBeNull();
    await expect(app.session.server().issuedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });
  });

  it("reads the words with numbers, commas and capitals between them", async () => {
    const words = await writeDown(app);
    const { other } = await onNewComputer();
    const typed = words.map((word, i) => `${i + 1}. ${word.toUpperCase()},\n`).join("");
    expect(await other.identity.recover(recovery([], { words: typed }))).toMatchObject({ state: "ready" });
  });

  it.each([
    ["too few words", (words: string[]) => ({ words: words.slice(1).join(" ") }), "recovery-words-invalid"],
    [
      "a word in another place",
      (words: string[]) => ({ words: swapped(words) }),
      "recovery-(words-invalid|refused)",
    ],
    ["another address", () => ({ address: "nobody@example.org" }), "recovery-refused"],
    ["no address", () => ({ address: "nobody" }), "address-invalid"],
  ])("leaves nothing behind after %s", async (_, change, code) => {
    const words = await writeDown(app);
    const { desk: newDesk, other } = await onNewComputer();
    const refused = other.identity.recover(recovery(words, change(words)));
    const refusal: unknown = await refused.catch((error: unknown) => errorCodeOf(error));
    expect(refusal).toMatch(new RegExp(code));
    expect(newDesk.keychain.entries.size).toBe(0);
    expect(await other.identity.describe()).toMatchObject({ state: "none" });
  });

  it("refuses the words of somebody else, and words that newer ones replaced", async () => {
    const old = await writeDown(app);
    await writeDown(app);
    const { other } = await onNewComputer();
    await expect(other.identity.recover(recovery(old))).rejects.toMatchObject({ code: "recovery-refused" });
  });

  it("refuses where there is a working identity", async () => {
    const words = await writeDown(app);
    await expect(app.identity.recover(recovery(words))).rejects.toMatchObject({ code: "identity-exists" });
  });

  it("finishes at the next start a recovery whose answer was lost", async () => {
    const words = await writeDown(app);
    const { desk: newDesk, other } = await onNewComputer();
    newDesk.unreliable.replacedOwn.replace = async function (this: OwnRecords, ...asked) {
      await this.replace(...asked);
      throw new KeyferryError("server-slow");
    };
    newDesk.unreliable.replacedOwn.current = () => Promise.reject(new KeyferryError("server-unreachable"));
    await expect(other.identity.recover(recovery(words))).rejects.toMatchObject({ code: "server-slow" });
    newDesk.unreliable.replacedOwn = {};
    expect((await newDesk.startApp()).session.problem()).toBeNull();
  });

  it("forgets at the next start a recovery that never reached the server", async () => {
    const words = await writeDown(app);
    const { desk: newDesk, other } = await onNewComputer();
    const unreachable = () => Promise.reject(new KeyferryError("server-unreachable"));
    newDesk.unreliable.replacedOwn = { replace: unreachable, current: unreachable };
    await expect(other.identity.recover(recovery(words))).rejects.toMatchObject({
      code: "server-unreachable",
    });
    newDesk.unreliable.replacedOwn = {};
    expect((await newDesk.startApp()).session.problem()).toBe("no-identity");
    expect(newDesk.keychain.entries.size).toBe(0);
  });
});

describe("recovering where the keychain was lost", () => {
  it("takes the place of the identity whose keys are gone, and uses a former key that is still there", async () => {
    const words = await writeDown(app);
    const before = me(app).fingerprint;
    const signing = [...desk.keychain.entries.keys()].find((name) => name.endsWith("/sig")) ?? "";
    desk.keychain.entries.delete(signing);
    const again = await desk.startApp();
    expect(again.session.problem()).toBe("keychain-entry-missing");
    expect(await again.identity.recover(recovery(words))).toMatchObject({ state: "ready", renewals: 1 });
    expect(me(again).opensFor(before)).toBe(true);
  });

  it("keeps the old identity when the words are refused", async () => {
    const words = await writeDown(app);
    await writeDown(app);
    desk.keychain.entries.clear();
    const again = await desk.startApp();
    await expect(again.identity.recover(recovery(words))).rejects.toMatchObject({ code: "recovery-refused" });
    expect(await again.identity.describe()).toMatchObject({ state: "unavailable", address: address() });
  });
});

function swapped(words: readonly string[]): string {
  const [first, second, ...rest] = words;
  return [second, first, ...rest].join(" ");
}

async function onNewComputer(): Promise<{ desk: Desk; other: App }> {
  const newDesk = await Desk.at(server.origin);
  newDesks.push(newDesk);
  return { desk: newDesk, other: await newDesk.startApp() };
}

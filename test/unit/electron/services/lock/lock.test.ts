import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { Lock, type LockDeps } from "../../../../../electron/services/lock/lock";
import type { LockView } from "../../../../../shared/protocol/ipc/lock-views";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk, me } from "../stand-ins/desk";
import { itemGrantOf, PaperVault } from "../stand-ins/paper-vault";

let server: TestServer;
let anna: { desk: Desk; app: App };
let ben: { desk: Desk; app: App };
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  anna = await Desk.enrolled(server.origin, "Anna");
});
afterAll(async () => {
  await anna.desk.remove();
  await server.close();
});
beforeEach(async () => {
  ben = await Desk.enrolled(server.origin, `Ben${count++}`);
  return () => ben.desk.remove();
});
afterEach(() => vi.restoreAllMocks());

/** Ben's lock: his own identity and keyring, and stand-ins that say in which order they were told what. */
function lockOf(app: App, change: Partial<LockDeps> = {}) {
  const told: string[] = [];
  const note = (what: string) => async () => void told.push(what);
  const jobs = new JobRunner();
  const report = vi.fn();
  const views: LockView[] = [];
  const lock = new Lock({
    session: app.session,
    identity: app.identity,
    jobs,
    opened: { wipe: note("plaintext wiped") },
    vaults: { close: note("vaults forgotten"), resumeUnfinished: note("work taken up") },
    keyring: app.keyring,
    find: { forgetResults: () => void told.push("results forgotten") },
    confirmPerson: async () => true,
    report,
    patienceMs: 200,
    ...change,
  });
  lock.onChange((view) => views.push(view));
  return { lock, jobs, told, report, views };
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

/** Every copy of Ben's private keys that is made from now on. */
function copiesOfKeys(): Uint8Array[] {
  const keys = [...ben.desk.keychain.entries.values()].map((key) => Buffer.from(key));
  const copies: Uint8Array[] = [];
  const from = Uint8Array.from.bind(Uint8Array);
  vi.spyOn(Uint8Array, "from").mockImplementation((...args: Parameters<typeof from>) => {
    const copy = from(...args);
    if (keys.some((key) => key.equals(copy))) copies.push(copy);
    return copy;
  });
  return copies;
}

/** A job that goes on until it is stopped. */
function startLongJob(jobs: JobRunner): Promise<unknown> {
  const { jobId } = jobs.start(
    "add",
    "Holiday photos",
    ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(new KeyferryError("cancelled")));
      }),
  );
  return jobs.wait(jobId);
}

describe("locking", () => {
  it("overwrites the private keys, takes the writer from the engine, and answers `locked` for the identity", async () => {
    const { lock } = lockOf(ben.app);
    await lock.lock("by-hand");
    const copies = copiesOfKeys();
    await lock.open();
    expect(copies.filter((copy) => !isZero(copy) && !ben.desk.writers.includes(copy))).toHaveLength(2);
    const identity = me(ben.app);
    await lock.lock("unused");
    // The desk keeps what its engine was given.
    const held = copies.filter((copy) => !ben.desk.writers.includes(copy));
    expect(held.filter((copy) => !isZero(copy))).toEqual([]);
    expect(ben.desk.writers.at(-1)).toBeNull();
    expect(() => ben.app.session.identity()).toThrowError(expect.objectContaining({ code: "locked" }));
    expect(() => ben.app.session.server()).toThrowError(expect.objectContaining({ code: "locked" }));
    expect(() => identity.withSigningKey(() => undefined)).toThrow(KeyferryError);
  });

  it("overwrites the keys that others gave, and signs out", async () => {
    const vault = new PaperVault(me(anna.app));
    const { root, nonce } = vault;
    const annas = anna.app.session.server();
    await annas.registerData([{ dataId: root.dataId, rootId: root.dataId, rootNonce: nonce }]);
    const grant = await itemGrantOf(me(anna.app), me(ben.app), root);
    expect(await annas.changeGrants([{ change: "register", grant }])).toEqual(["done"]);
    await ben.app.keyring.refresh();
    const [held] = await ben.app.keyring.heldGrants();
    const key = held?.payload?.kind === "item" ? held.payload.key : null;
    if (key === null) throw new Error("Ben holds no key.");
    expect(isZero(key)).toBe(false);
    const bens = ben.app.session.server();
    const { lock } = lockOf(ben.app);
    await lock.lock("screen-locked");
    expect(isZero(key)).toBe(true);
    await expect(bens.receivedGrants(null)).rejects.toMatchObject({ code: "not-signed-in" });

    await lock.open();
    const [again] = await ben.app.keyring.heldGrants();
    expect(again?.problem).toBeNull();
  });

  it("forgets names and plaintext, after what runs was stopped, and tells that it is locked before all that", async () => {
    const { lock, jobs, told, views } = lockOf(ben.app);
    const ended = startLongJob(jobs);
    const locking = lock.lock("sleep");
    expect(views).toEqual([{ state: "locked", because: "sleep", plaintextLeft: false }]);
    expect(lock.isLocked).toBe(true);
    await locking;
    await expect(ended).resolves.toMatchObject({ state: "cancelled" });
    expect(told).toEqual(["plaintext wiped", "vaults forgotten", "results forgotten"]);
    expect(jobs.list()).toEqual([]);
  });

  it("by hand does not stop what runs unless it is told to", async () => {
    const { lock, jobs } = lockOf(ben.app);
    const ended = startLongJob(jobs);
    await expect(lock.now({ stopJobs: false })).rejects.toMatchObject({ code: "jobs-running" });
    expect(lock.isLocked).toBe(false);
    expect(await lock.now({ stopJobs: true })).toMatchObject({ state: "locked", because: "by-hand" });
    await ended;
  });

  it("does not wait for ever for work that does not stop", async () => {
    const { lock, jobs, told, report } = lockOf(ben.app);
    await new Promise<void>((begun) => {
      jobs.start("export", "Everything", () => {
        begun();
        return new Promise(() => undefined);
      });
    });
    await lock.lock("sleep");
    expect(ben.app.session.problem()).toBe("locked");
    expect(told).toContain("plaintext wiped");
    expect(report).toHaveBeenCalledOnce();
  });

  it("says so when plaintext could not be removed, and forgets everything else all the same", async () => {
    const wipe = () => Promise.reject(new KeyferryError("permission-denied"));
    const { lock, told } = lockOf(ben.app, { opened: { wipe } });
    await lock.lock("by-hand");
    expect(lock.describe()).toEqual({ state: "locked", because: "by-hand", plaintextLeft: true });
    expect(told).toEqual(["vaults forgotten", "results forgotten"]);
  });

  it("still has the keys while opened plaintext is wiped, because changes in it have to be saved first", async () => {
    const problems: unknown[] = [];
    const wipe = async () => void problems.push(ben.app.session.problem());
    const { lock } = lockOf(ben.app, { opened: { wipe } });
    await lock.lock("by-hand");
    expect([...problems, ben.app.session.problem()]).toEqual([null, "locked"]);
  });

  it("does nothing where there is no identity", async () => {
    const desk = await Desk.at(server.origin);
    const { lock, views } = lockOf(await desk.startApp());
    await lock.lock("unused");
    expect(views).toEqual([]);
    await desk.remove();
  });

  it("lets nobody open the identity behind its back", async () => {
    const { lock } = lockOf(ben.app);
    await lock.lock("by-hand");
    expect(await ben.app.identity.describe()).toMatchObject({ state: "unavailable", problem: "locked" });
    await ben.app.identity.load();
    expect(ben.app.session.problem()).toBe("locked");
  });

  it("takes the keys also from a renewal that was under way", async () => {
    const { lock } = lockOf(ben.app);
    const renewing = ben.app.identity.renewKeys().catch(() => undefined);
    await lock.lock("by-hand");
    await renewing;
    expect(ben.app.session.problem()).toBe("locked");
    await lock.open();
    expect(ben.app.session.problem()).toBeNull();
  });
});

describe("unlocking", () => {
  it("reads the keys again, signs in again, and takes up what was interrupted", async () => {
    const { lock, told } = lockOf(ben.app);
    await lock.lock("by-hand");
    expect(await lock.open()).toEqual({ state: "open" });
    expect(await ben.app.session.server().own.current(me(ben.app).userId)).toEqual(me(ben.app).signedRecord);
    expect(told.at(-1)).toBe("work taken up");
  });

  it.each(["keychain-locked", "keychain-missing"] as const)("stays locked with %s", async (code) => {
    const { lock } = lockOf(ben.app);
    await lock.lock("by-hand");
    ben.desk.keychain.problem = code;
    await expect(lock.open()).rejects.toMatchObject({ code });
    expect(lock.isLocked).toBe(true);
    expect(ben.app.session.problem()).toBe("locked");
    ben.desk.keychain.problem = null;
    expect(await lock.open()).toEqual({ state: "open" });
  });

  it("opens where the keys are lost, so that the way back can be shown", async () => {
    const { lock } = lockOf(ben.app);
    await lock.lock("by-hand");
    ben.desk.keychain.entries.clear();
    expect(await lock.open()).toEqual({ state: "open" });
    expect(await ben.app.identity.describe()).toMatchObject({
      state: "unavailable",
      problem: "keychain-entry-missing",
    });
  });

  it("does not read the keys when the person was not confirmed", async () => {
    const { lock } = lockOf(ben.app, { confirmPerson: async () => false });
    await lock.lock("by-hand");
    const copies = copiesOfKeys();
    await expect(lock.open()).rejects.toMatchObject({ code: "unlock-refused" });
    expect(copies).toEqual([]);
    expect(lock.isLocked).toBe(true);
  });
});

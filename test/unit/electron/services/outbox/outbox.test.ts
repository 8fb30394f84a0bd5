import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { JobRunner } from "../../../../../electron/services/jobs/job-runner";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { Outbox, type WaitingChange } from "../../../../../electron/services/outbox/outbox";
import { openOutboxJournal, type WaitingTerms } from "../../../../../electron/services/outbox/outbox-entry";
import { fingerprintOf, generateIdentity, newDataId, newUserId } from "../../../../../shared/crypto";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";

let folder: string;
const files = createLocalFiles();
const alice = await identity();
const mallory = await identity();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-outbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function identity(): Promise<ActiveIdentity> {
  const keys = await generateIdentity({ rsaBits: 2048 });
  const userId = newUserId();
  const signingPublicKey = keys.signing.publicKey;
  const fingerprint = fingerprintOf(userId, keys.encryption.publicSpki, signingPublicKey);
  return {
    userId,
    fingerprint,
    record: { rsaSpki: keys.encryption.publicSpki },
    signingKeys: [signingPublicKey],
    withSigningKey: async (use: (key: Uint8Array) => unknown) => use(keys.signing.privatePkcs8),
    opensFor: (other: Uint8Array) => Buffer.from(other).equals(Buffer.from(fingerprint)),
    withEncryptionKeyOf: async (_: Uint8Array, use: (key: Uint8Array) => unknown) =>
      use(keys.encryption.privatePkcs8),
  } as unknown as ActiveIdentity;
}

/** One start of the app: what it was asked to carry out, and how that fails. */
function started(me = alice) {
  const open = new Set<() => void>();
  const jobs = new JobRunner();
  const faults = new Map<string, ErrorCode>();
  const done: string[] = [];
  const session = {
    problem: () => null,
    identity: () => me,
    onOpen: (listener: () => void) => {
      open.add(listener);
      return () => open.delete(listener);
    },
  };
  const outbox = new Outbox({
    session,
    connection: { tryNow: async () => ({ state: "reachable" }), onBack: () => () => undefined },
    jobs,
    journal: openOutboxJournal({ files, folder }),
    carryOut: async (change) => {
      const fault = faults.get(nameOf(change));
      if (fault !== undefined) throw new KeyferryError(fault);
      done.push(nameOf(change));
    },
    report: (_, error) => {
      throw error;
    },
    clock: () => 5,
  });
  /** As at unlocking and at a renewal of keys. Resolves when all of it has been tried. */
  const opens = async () => {
    for (const listener of open) listener();
    await settled(outbox);
  };
  return { outbox, faults, done, opens, jobs };
}

/** Another change goes through once the work before it has ended. */
async function settled(outbox: Outbox): Promise<void> {
  await outbox.add(newDataId(), named("last"));
  outbox.goOn(false);
  await vi.waitFor(async () => expect(await namesIn(outbox)).not.toContain("last"));
}

const codeOf = (error: unknown): unknown => (error instanceof KeyferryError ? error.code : error);
const vault = newDataId();
const named = (name: string): WaitingTerms => ({ kind: "create-vault", name, rootNonce: "AAAA" });
const shareOf = (itemIds: string[], userId: string): WaitingTerms => ({
  kind: "share",
  request: {
    vaultId: vault,
    itemIds,
    recipients: [{ userId, digits: "0".repeat(60) }],
    range: null,
    access: "read",
    endsAt: null,
    note: "",
  },
});
const nameOf = ({ terms }: WaitingChange): string => (terms.kind === "create-vault" ? terms.name : "?");
const namesIn = async (outbox: Outbox) => (await outbox.changes()).map(nameOf);

describe("changes that wait for the key server", () => {
  it("survive a restart, in the order of asking", async () => {
    const { outbox } = started();
    await Promise.all(["one", "two", "three"].map((name) => outbox.add(vault, named(name))));
    const again = started();
    expect(await namesIn(again.outbox)).toEqual(["one", "two", "three"]);
    await again.outbox.tryNow();
    expect(again.done).toEqual(["one", "two", "three"]);
    expect(await namesIn(again.outbox)).toEqual([]);
  });

  it("say nothing of what they are about on the disk", async () => {
    const { outbox } = started();
    await outbox.add(vault, named("Divorce papers"));
    const [file] = await readdir(folder);
    expect(await readFile(join(folder, file ?? ""), "utf8")).not.toContain("Divorce");
  });

  it("all wait on while the server is away, and nothing is carried out of turn", async () => {
    const { outbox, faults, done } = started();
    for (const name of ["one", "two"]) await outbox.add(vault, named(name));
    faults.set("one", "server-unreachable");
    await outbox.tryNow();
    expect(done).toEqual([]);
    faults.clear();
    await outbox.tryNow();
    expect(done).toEqual(["one", "two"]);
  });

  it("of other vaults are not held up by one that the server cannot do now", async () => {
    const { outbox, faults, done } = started();
    await outbox.add(vault, named("one"));
    await outbox.add(vault, named("after one"));
    await outbox.add(newDataId(), named("elsewhere"));
    faults.set("one", "server-busy");
    await outbox.tryNow();
    expect(done).toEqual(["elsewhere"]);
    expect(await namesIn(outbox)).toEqual(["one", "after one"]);
    await outbox.close();
  });

  it("wait for a paused job in their vault, and go on when it does", async () => {
    const { outbox, faults, done, jobs } = started();
    outbox.start();
    const { jobId } = jobs.start("add", "files", ({ pause }) => pause.goneOn(), { canPause: true });
    jobs.pause({ jobId });
    await outbox.add(vault, named("remove"));
    faults.set("remove", "vault-paused");
    await outbox.tryNow();
    expect(await outbox.changes()).toMatchObject([{ problem: null }]);
    faults.clear();
    jobs.resume({ jobId });
    await vi.waitFor(() => expect(done).toEqual(["remove"]));
    await outbox.close();
  });

  it("that need a decision say why, hold up nothing, and are tried again only by hand", async () => {
    const { outbox, faults, done } = started();
    await outbox.add(vault, named("share"));
    await outbox.add(vault, named("remove"));
    faults.set("share", "person-key-changed");
    await outbox.tryNow();
    expect(done).toEqual(["remove"]);
    expect(await started().outbox.changes()).toMatchObject([{ problem: "person-key-changed" }]);
    expect(await outbox.holds(vault)).toBe(false);
    const next = started();
    next.outbox.start();
    await settled(next.outbox);
    await next.opens();
    expect(next.done).not.toContain("share");
    await next.outbox.tryNow();
    expect(next.done).toContain("share");
  });

  it("can be called off", async () => {
    const { outbox, done } = started();
    await outbox.add(vault, named("one"));
    await outbox.add(vault, named("two"));
    const [first] = await outbox.changes();
    await outbox.cancel(first?.entryId ?? "");
    await outbox.tryNow();
    expect(done).toEqual(["two"]);
  });

  it("cannot be called off while they are being carried out, and say so", async () => {
    const { outbox, done } = started();
    await outbox.add(vault, named("one"));
    const attempts: Promise<unknown>[] = [];
    outbox.onChange(() => {
      if (outbox.working !== null) attempts.push(outbox.cancel(outbox.working).catch(codeOf));
    });
    await outbox.tryNow();
    expect(await Promise.all(attempts)).toEqual(["jobs-running"]);
    expect(done).toEqual(["one"]);
  });

  it("give a person nothing of what was taken away from her meanwhile, and the rest all the same", async () => {
    const [bob, carol] = [newUserId(), newUserId()];
    const [folder, below, beside] = [newDataId(), newDataId(), newDataId()];
    const { outbox } = started();
    await outbox.add(vault, shareOf([folder], bob));
    await outbox.add(vault, shareOf([below, beside], bob));
    await outbox.add(vault, shareOf([below], carol));
    await outbox.withdrawShares(bob, (itemId) => itemId === folder || itemId === below);
    const left = (await outbox.changes()).map(({ terms }) =>
      terms.kind === "share" ? [terms.request.itemIds, terms.request.recipients[0]?.userId] : [],
    );
    expect(left).toEqual([
      [[below], carol],
      [[beside], bob],
    ]);
  });

  it("are nobody else's", async () => {
    await started().outbox.add(vault, named("one"));
    expect(await namesIn(started(mallory).outbox)).toEqual([]);
  });

  it("count only as the person signed them", async () => {
    const { outbox, done } = started();
    await outbox.add(vault, named("one"));
    const [file] = await readdir(folder);
    const path = join(folder, file ?? "");
    const entry = JSON.parse(await readFile(path, "utf8")) as object;
    const forged = started(mallory);
    await forged.outbox.add(vault, named("forged"));
    for (const name of await readdir(folder)) {
      const other = JSON.parse(await readFile(join(folder, name), "utf8")) as { userId: string };
      if (other.userId !== alice.userId) {
        await writeFile(join(folder, name), JSON.stringify({ ...other, userId: alice.userId }));
      }
    }
    for (const change of [{ vaultId: newDataId() }, { queuedAt: 6 }, { order: 7 }, { sealedTerms: "AAAA" }]) {
      await writeFile(path, JSON.stringify({ ...entry, ...change }));
      expect(await namesIn(outbox)).toEqual([]);
      expect((await outbox.unreadable()).map(({ entryId }) => `outbox.${entryId}.json`)).toContain(file);
    }
    await outbox.tryNow();
    expect(done).toEqual([]);
  });
});

import { readdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JobView } from "../../../shared/protocol/ipc/views";
import type { Interference } from "./computer";
import { DyingApp } from "./dying-app";
import { type FolderContent, readFolder, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

/** More steps than any of these small jobs has. */
const MOST_STEPS = 60;
const PATIENCE = { timeout: 600_000 };

const people = new Neighbourhood(["Alice"]);

const SOURCE = new Map<string, Buffer | string>([
  ["secret plans/a/one.txt", "one"],
  ["secret plans/a/two.bin", noise(5 * 1024 * 1024, "two")],
  ["secret plans/three.txt", "three"],
  ["secret plans/empty/", ""],
]);

async function sourceOf(person: Person): Promise<string> {
  const source = await person.computer.newFolder("source");
  await writeFolder(source, SOURCE);
  return source;
}

/** The next start, and what it has to say about jobs that were interrupted. */
async function startsAgain(person: Person, interference?: Interference): Promise<JobView[]> {
  await person.restart(interference);
  await person.app.vaults.resumeUnfinished();
  return person.app.jobs.list();
}

async function goesOn(person: Person, offered: JobView | undefined): Promise<JobView> {
  if (offered === undefined) throw new Error("nothing was offered");
  return person.ended(person.app.jobs.retry({ jobId: offered.jobId, what: "everything" }));
}

/** All files of the journal, as text. */
async function journalOf({ computer }: Person): Promise<string[]> {
  const folder = join(computer.folder, "app", "profile", "journal");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith("unfinished-job."));
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

/** Kills the app at every step of the work, and goes on after the next start. */
async function killedAtEachStep(
  person: Person,
  scene: () => Promise<{ vault: Vault; work: () => Promise<unknown>; check: () => Promise<void> }>,
): Promise<number> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { vault, work, check } = await scene();
    const dying = new DyingApp();
    await person.restart(dying);
    await vault.tree();
    dying.dieAfter(steps);
    await work().catch(() => undefined);
    const wasKilled = dying.isDead;
    const offered = await startsAgain(person);
    expect(offered.every(({ state }) => state === "interrupted")).toBe(true);
    // Killed before it was written down, the job never began.
    if (offered.length > 0) {
      expect(await goesOn(person, offered[0])).toMatchObject({ state: "done", failureCount: 0 });
      await check();
    }
    expect(await journalOf(person)).toEqual([]);
    await person.app.vaults.listed.forget({ vaultId: vault.id });
    if (!wasKilled) return steps;
  }
  throw new Error(`not done after ${MOST_STEPS} steps`);
}

async function asWhole(folder: string): Promise<FolderContent> {
  return readFolder(folder);
}

describe("killed at each step, a job goes on after the next start and does only what is missing:", () => {
  it("adding", PATIENCE, async () => {
    const alice = people.person("Alice");
    const steps = await killedAtEachStep(alice, async () => {
      const vault = await alice.createsVault("Plans");
      const source = await sourceOf(alice);
      return {
        vault,
        work: () => vault.adds([join(source, "secret plans")]),
        check: async () => expect(await vault.content()).toEqual(await asWhole(source)),
      };
    });
    expect(steps).toBeGreaterThan(8);
  });

  it("exporting, beside something that has the same name", PATIENCE, async () => {
    const alice = people.person("Alice");
    const steps = await killedAtEachStep(alice, async () => {
      const vault = await alice.createsVault("Plans");
      const source = await sourceOf(alice);
      await vault.adds([join(source, "secret plans")]);
      const target = await alice.computer.newFolder("target");
      await writeFolder(target, new Map([["secret plans/mine.txt", "not Keyferry's"]]));
      return {
        vault,
        work: async () => {
          alice.computer.desktop.folders.push(target);
          const itemIds = [await vault.idOf("secret plans")];
          return alice.ended(await alice.app.vaults.export({ vaultId: vault.id, itemIds }));
        },
        check: async () => {
          expect(await asWhole(join(target, "secret plans (2)"))).toEqual(
            await asWhole(join(source, "secret plans")),
          );
          expect((await readdir(target)).sort()).toEqual(["secret plans", "secret plans (2)"]);
        },
      };
    });
    expect(steps).toBeGreaterThan(4);
  });
});

/** An engine that pauses the job, as a person does, when it is about to encrypt. */
function pausing(person: Person): Interference {
  return {
    engine: (engine) =>
      new Proxy(engine, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== "function") return method;
          return (...args: unknown[]) => {
            if (name === "encryptFiles") person.app.jobs.pause({ jobId: null });
            return Reflect.apply(method, target, args) as unknown;
          };
        },
      }),
  };
}

/** Alice adds files and pauses in the middle of it. */
async function pausedScene(): Promise<{ alice: Person; vault: Vault; source: string; jobId: string }> {
  const alice = people.person("Alice");
  const vault = await alice.createsVault("Plans");
  const source = await sourceOf(alice);
  await alice.restart(pausing(alice));
  const paths = [join(source, "secret plans")];
  const { jobId } = await alice.app.vaults.addDropped({ vaultId: vault.id, folderId: vault.id, paths });
  await new Promise<void>((resolve) => {
    const stop = alice.app.jobs.onChange(({ state }) => {
      if (state !== "paused") return;
      stop();
      resolve();
    });
  });
  return { alice, vault, source, jobId };
}

describe("a job that is paused", () => {
  it("has its turn in the vault, and says so to whoever wants to change it", async () => {
    const { alice, vault, source, jobId } = await pausedScene();
    await expect(vault.makesFolder("new")).rejects.toMatchObject({ code: "vault-paused" });
    await vault.look();
    alice.app.jobs.resume({ jobId });
    expect(await alice.app.jobs.wait(jobId)).toMatchObject({ state: "done", failureCount: 0 });
    await vault.makesFolder("new");
    const content = await asWhole(source);
    expect(await vault.content()).toEqual(new Map([["new/", ""], ...content]));
  });

  it("is offered again after the app was quit, and names nothing on the disk meanwhile", async () => {
    const { alice, vault, source } = await pausedScene();
    const [entry = ""] = await journalOf(alice);
    expect(entry).toContain("box");
    for (const name of ["secret", "plans", "source", vault.id]) expect(entry).not.toContain(name);

    const offered = await startsAgain(alice);
    expect(offered).toMatchObject([{ state: "interrupted", kind: "add", subject: "secret plans" }]);
    expect(await goesOn(alice, offered[0])).toMatchObject({ state: "done", failureCount: 0 });
    expect(await vault.content()).toEqual(await asWhole(source));
    expect(await startsAgain(alice)).toEqual([]);
  });

  it("is offered again when it cannot go on, because the vault is away", async () => {
    const { alice, vault, source } = await pausedScene();
    const [offered] = await startsAgain(alice);
    await rename(vault.folder, `${vault.folder} away`);
    const failed = await goesOn(alice, offered);
    expect(failed).toMatchObject({ state: "failed", problem: "vault-not-found", canRetry: true });
    const [again] = await startsAgain(alice);
    await rename(`${vault.folder} away`, vault.folder);
    expect(await goesOn(alice, again)).toMatchObject({ state: "done", failureCount: 0 });
    expect(await vault.content()).toEqual(await asWhole(source));
  });

  it("is forgotten while the app is locked, and offered again after unlocking", async () => {
    const { alice, vault } = await pausedScene();
    await alice.app.lock.lock("by-hand");
    expect(alice.app.jobs.list()).toEqual([]);
    await alice.app.lock.open();
    await expect.poll(() => alice.app.jobs.list().map(({ state }) => state)).toEqual(["interrupted"]);
    const [offered] = alice.app.jobs.list();
    alice.app.jobs.dismiss(offered?.jobId ?? "");
    await expect.poll(() => journalOf(alice)).toEqual([]);
    expect(await startsAgain(alice)).toEqual([]);
    expect((await vault.list()).problems).toEqual([]);
  });

  it("is stopped by the person for good", async () => {
    const { alice, jobId } = await pausedScene();
    alice.app.jobs.cancel(jobId);
    expect(await alice.app.jobs.wait(jobId)).toMatchObject({ state: "cancelled", canRetry: true });
    expect(await journalOf(alice)).toEqual([]);
  });
});

describe("files that failed", () => {
  it("are added alone when they are tried again", async () => {
    const alice = people.person("Alice");
    await alice.restart();
    const vault = await alice.createsVault("Plans");
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["there.txt", "there"]]));
    const missing = join(source, "missing.txt");
    const job = await vault.adds([join(source, "there.txt"), missing]);
    expect(job).toMatchObject({ state: "done", failures: [{ name: "missing.txt", canRetry: true }] });

    await writeFile(missing, "came later");
    // Were it added again, it would fail now.
    await unlink(join(source, "there.txt"));
    const again = await alice.ended(alice.app.jobs.retry({ jobId: job.jobId, what: 0 }));
    expect(again).toMatchObject({ state: "done", failureCount: 0, filesTotal: 1 });
    expect(await vault.content()).toEqual(
      new Map([
        ["missing.txt", "came later"],
        ["there.txt", "there"],
      ]),
    );
  });

  it("are exported alone when they are tried again", async () => {
    const alice = people.person("Alice");
    await alice.restart();
    const vault = await alice.createsVault("Plans");
    const source = await sourceOf(alice);
    await vault.adds([join(source, "secret plans")]);
    const three = await containerOf(vault, "secret plans/three.txt");
    const whole = await readFile(three);
    await writeFile(three, whole.subarray(0, whole.length - 1));
    const target = await alice.computer.newFolder("target");
    alice.computer.desktop.folders.push(target);
    const itemIds = [await vault.idOf("secret plans")];
    const job = await alice.ended(await alice.app.vaults.export({ vaultId: vault.id, itemIds }));
    expect(job).toMatchObject({ state: "done", failures: [{ name: "three.txt", canRetry: true }] });

    await writeFile(three, whole);
    const again = await alice.ended(alice.app.jobs.retry({ jobId: job.jobId, what: "failed" }));
    expect(again).toMatchObject({ state: "done", failureCount: 0, filesTotal: 1 });
    expect(await asWhole(target)).toEqual(await asWhole(source));
  });
});

async function containerOf(vault: Vault, path: string): Promise<string> {
  const id = await vault.idOf(path);
  return join(vault.folder, "items", id.slice(0, 2), `${id}.keyferry`);
}

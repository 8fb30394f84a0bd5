import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Services } from "../../../electron/composition/services";
import { PauseGate } from "../../../electron/services/jobs/pause-gate";
import { originalOf } from "../../../electron/services/vault/saving-back";
import { parseDataId } from "../../../shared/crypto";
import { openItem } from "../../../shared/format";
import type { Interference } from "./computer";
import { DyingApp } from "./dying-app";
import { contentOf, type FolderContent, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const SEGMENT = 256 * 1024;
const FILM = noise(2 * SEGMENT + 5, "film");
const PART = contentOf(FILM.subarray(SEGMENT, 2 * SEGMENT));
const PATIENCE = { timeout: 240_000 };

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
let alice: Person;
let bob: Person;
let carol: Person;
let dave: Person;
let vault: Vault;
let before: FolderContent;

beforeAll(() => {
  [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});

/** All of it is Bob's and Carol's, the second of three segments of F/film is Dave's. */
beforeEach(async () => {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map<string, Buffer | string>([
      ["top.txt", "top"],
      ["F/film", FILM],
      ["F/G/deep.txt", "deep"],
      ["F/empty", ""],
    ]),
  );
  vault = await alice.createsVault("Vault");
  await vault.adds([join(source, "top.txt"), join(source, "F")]);
  expect(await vault.sharesWith(bob, "")).toBe("shared");
  expect(await vault.sharesWith(carol, "")).toBe("shared");
  expect(await vault.sharesWith(dave, "F/film", { range: { from: 1, to: 2 } })).toBe("shared");
  before = await vault.content();
});

/** What somebody who had the whole vault could have kept: the content key of each file, by its ID. */
async function contentKeys(app: Services): Promise<Map<string, Uint8Array>> {
  const { tree } = await app.vaults.open(vault.id);
  const keys = new Map<string, Uint8Array>();
  for (const { id, access, head } of tree.descendants(tree.root.id)) {
    if (access.by !== "item-key" || head.header.kind !== "file") continue;
    const { contentKey } = openItem(access.itemKey, head.header);
    if (contentKey !== null) keys.set(id, contentKey);
  }
  return keys;
}

async function encryptsAnew(path = ""): Promise<void> {
  const job = await alice.ended(
    await alice.app.anew.begin({ vaultId: vault.id, itemId: await vault.idOf(path) }),
  );
  expect(job).toMatchObject({ state: "done", failures: [] });
}

async function seenBy(person: Person): Promise<FolderContent> {
  return (await vault.openedBy(person)).content();
}

describe("encrypting the existing files anew", PATIENCE, () => {
  it("leaves somebody who was removed, and kept every key, nothing of the files as they are", async () => {
    await vault.openedBy(bob);
    const kept = await contentKeys(bob.app);
    expect(kept.size).toBe(4);
    expect((await vault.removesAccess(bob, "")).state).toBe("done");
    // Removal alone keeps the contents and their keys: this is what there is to be mended.
    expect(await contentKeys(alice.app)).toEqual(kept);

    await encryptsAnew();
    const now = await contentKeys(alice.app);
    const same = [...now].filter(([id, key]) => Buffer.from(key).equals(Buffer.from(kept.get(id) ?? [])));
    // An empty file has nothing to open.
    expect(same.map(([id]) => id)).toEqual([await vault.idOf("F/empty")]);
    expect(await vault.content()).toEqual(before);
    expect(await seenBy(carol)).toEqual(before);
    expect(await seenBy(bob)).toEqual(new Map());
    expect(await seenBy(dave)).toEqual(new Map([["film (part)", PART]]));
  });

  it.each([0, 1, 2])("goes on after a crash when %i files are done, and does no file twice", async (done) => {
    const kept = await contentKeys(alice.app);
    const dying = new DyingApp();
    const app = await alice.restart({ engine: dying.engine });
    await app.vaults.open(vault.id);
    dying.dieAfter(done);
    const started = await app.anew.begin({ vaultId: vault.id, itemId: vault.id });
    expect((await alice.ended(started)).state).toBe("failed");
    await alice.restart();
    const half = await contentKeys(alice.app);
    const versions = async () =>
      new Map([...(await vault.tree())].map(([path, { version }]) => [path, version]));
    const versionsThen = await versions();

    await alice.app.anew.resume();
    await vi.waitFor(
      async () => {
        expect(alice.app.jobs.list()).toMatchObject([{ kind: "encrypt-anew", state: "done", failures: [] }]);
      },
      { timeout: 60_000, interval: 50 },
    );
    const now = await contentKeys(alice.app);
    const differs = (a: Map<string, Uint8Array>, b: Map<string, Uint8Array>) =>
      [...a].filter(([id, key]) => !Buffer.from(key).equals(Buffer.from(b.get(id) ?? []))).length;
    expect(differs(kept, now)).toBe(3);
    expect([differs(kept, half), differs(half, now)]).toEqual([done, 3 - done]);
    const advanced = [...(await versions())].filter(([path, version]) => version !== versionsThen.get(path));
    expect(advanced.length).toBe(differs(half, now));
    expect(await vault.content()).toEqual(before);
    expect(await seenBy(carol)).toEqual(before);
    expect(await seenBy(dave)).toEqual(new Map([["film (part)", PART]]));
    await alice.app.anew.resume();
    expect(alice.app.jobs.list().filter(({ kind }) => kind === "encrypt-anew")).toHaveLength(1);
  });

  it("looks like no damage to others who had the vault open all the while", async () => {
    const carols = await vault.openedBy(carol);
    const daves = await vault.openedBy(dave);
    const itemId = await carols.idOf("top.txt");
    await encryptsAnew();
    expect(await carols.content()).toEqual(before);
    await encryptsAnew();
    const opening = await carol.app.vaults.openItem({ vaultId: vault.id, itemId });
    expect(await carol.ended(opening)).toMatchObject({ state: "done", problem: null });
    await encryptsAnew();
    expect(await carol.app.previews.read({ vaultId: vault.id, itemId })).toMatchObject({ text: "top" });
    expect(await daves.content()).toEqual(new Map([["film (part)", PART]]));
  });

  it("disturbs nobody who has a file open for editing", async () => {
    const opened = await alice.app.vaults.open(vault.id);
    const itemId = await vault.idOf("top.txt");
    const original = originalOf({ vault: opened }, opened.tree.node(parseDataId(itemId)));
    await encryptsAnew();
    const source = join(await alice.computer.newFolder("edited"), "top.txt");
    await writeFile(source, "edited");
    const control = {
      jobId: "",
      signal: new AbortController().signal,
      pause: { isPaused: false, goneOn: async () => undefined },
      only: null,
      isSuspended: () => false,
      progress: () => undefined,
      fail: () => undefined,
    };
    if (original === null) throw new Error("it can be written");
    const wanted = { original, sourcePath: source, name: "top.txt", asCopy: false };
    expect(await alice.app.vaults.saveBack(wanted, control)).toMatchObject({ copyName: null });
    expect((await vault.content()).get("top.txt")).toBe("edited");
  });

  it("does what it can, names what it cannot, and leaves that as it was", async () => {
    const { tree } = await alice.app.vaults.open(vault.id);
    const { path } = tree.node(parseDataId(await vault.idOf("top.txt"))).head;
    const bytes = await readFile(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(path, bytes);
    await vault.look();
    const job = await alice.ended(await alice.app.anew.begin({ vaultId: vault.id, itemId: vault.id }));
    expect(job).toMatchObject({ failures: [{ name: "top.txt", problem: "container-damaged" }] });
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await seenBy(dave)).toEqual(new Map([["film (part)", PART]]));
  });

  it("holds up nobody while it is paused", async () => {
    let hasPaused = (): void => undefined;
    const paused = new Promise<void>((resolve) => {
      hasPaused = resolve;
    });
    const engine: Interference["engine"] = (real) =>
      new Proxy(real, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== "function") return method;
          return (...args: unknown[]) => {
            if (name === "rewriteContents") {
              alice.app.jobs.pause({ jobId: null });
              hasPaused();
            }
            return Reflect.apply(method, target, args) as unknown;
          };
        },
      });
    const app = await alice.restart({ engine });
    await app.vaults.open(vault.id);
    const { jobId } = await app.anew.begin({ vaultId: vault.id, itemId: vault.id });
    await paused;
    await vault.makesFolder("new");
    expect(app.jobs.list()).toMatchObject([{ jobId, state: "paused" }]);
    while (app.jobs.list().some(({ state }) => state === "paused")) {
      app.jobs.resume({ jobId });
      await vault.look();
    }
    expect(await app.jobs.wait(jobId)).toMatchObject({ state: "done", failures: [] });
    expect(await vault.content()).toEqual(new Map([["new/", ""], ...before]));
    // With an engine that pauses nothing.
    await alice.restart();
  });

  it("comes back by itself when it could not go on, with every file that is left", async () => {
    const kept = await contentKeys(alice.app);
    const pause = new PauseGate();
    pause.shut();
    let hasTurn = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      hasTurn = resolve;
    });
    const opened = await alice.app.vaults.open(vault.id);
    const other = opened.changeAll(() => {
      hasTurn();
      return pause.goneOn();
    }, pause);
    // Before, it would wait behind whatever still looks at the folder, and so would those who come after it.
    await turn;
    const job = await alice.ended(await alice.app.anew.begin({ vaultId: vault.id, itemId: vault.id }));
    expect(job).toMatchObject({ state: "failed", problem: "vault-paused" });
    pause.open();
    await other;
    await alice.app.anew.resume();
    const again = alice.app.jobs.list().find(({ jobId }) => jobId !== job.jobId);
    expect(await alice.app.jobs.wait(again?.jobId ?? "")).toMatchObject({ state: "done", failures: [] });
    const now = await contentKeys(alice.app);
    const same = [...now].filter(([id, key]) => Buffer.from(key).equals(Buffer.from(kept.get(id) ?? [])));
    expect(same.map(([id]) => id)).toEqual([await vault.idOf("F/empty")]);
  });

  it("is the owner's alone", async () => {
    await vault.openedBy(carol);
    const request = { vaultId: vault.id, itemId: vault.id };
    await expect(carol.app.anew.begin(request)).rejects.toMatchObject({ code: "not-owner" });
  });
});

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { itemPath } from "../../../electron/services/containers/container-location";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import { parseDataId } from "../../../shared/crypto";
import { contentOf, type FolderContent, readFolder, writeFolder } from "./folder-content";
import { killAtEachStep } from "./killing";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const SEGMENT = 256 * 1024;
const FILM = noise(2 * SEGMENT + 5, "film");
const PART = contentOf(FILM.subarray(SEGMENT, 2 * SEGMENT));
const PATIENCE = { timeout: 600_000 };

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
let alice: Person;
let bob: Person;
let carol: Person;
let dave: Person;

beforeAll(() => {
  [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});

/** One vault: all of it is Bob's too, its folder F is Carol's, the second of three segments of F/G/film is Dave's. */
async function sharedVault(): Promise<{ vault: Vault; before: FolderContent }> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map<string, Buffer | string>([
      ["top.txt", "top"],
      ["F/one.txt", "one"],
      ["F/G/film", FILM],
    ]),
  );
  const vault = await alice.createsVault("Shared");
  await vault.adds([join(source, "top.txt"), join(source, "F")]);
  expect(await vault.sharesWith(bob, "")).toBe("shared");
  expect(await vault.sharesWith(carol, "F")).toBe("shared");
  expect(await vault.sharesWith(dave, "F/G/film", { range: { from: 1, to: 2 } })).toBe("shared");
  return { vault, before: await vault.content() };
}

async function seenBy(person: Person, vault: Vault): Promise<FolderContent> {
  const seen = await vault.openedBy(person);
  await person.app.received.refresh();
  await seen.look();
  return seen.content();
}

async function accessToAll(vault: Vault): Promise<string[][]> {
  return Promise.all(["", "F", "F/G/film"].map((path) => vault.accessTo(path)));
}

async function keptContainers(person: Person): Promise<string[]> {
  const folder = join(person.computer.folder, "app", "deleted");
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.filter((name) => name.endsWith(".keyferry"));
}

describe("what was deleted", PATIENCE, () => {
  it("comes back exactly: the same bytes in the same places, given to the same people", async () => {
    const { vault, before } = await sharedVault();
    const [onDisk, access] = [await readFolder(vault.folder), await accessToAll(vault)];

    const deletionId = await vault.deletesForAWhile(["F", "top.txt"]);
    expect(await vault.content()).toEqual(new Map());
    expect(await seenBy(carol, vault)).toEqual(new Map());
    const received = await carol.app.received.refresh();
    const gone = received.some(({ name, problem }) => name === "F" && problem === null);
    expect(gone).toBe(false);
    const [listed] = await alice.app.deleted.list({ vaultId: vault.id });
    expect(listed).toMatchObject({ itemCount: 2, isFolderGone: false, returnsTo: ["Shared"] });
    expect(listed?.names.toSorted()).toEqual(["F", "top.txt"]);

    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done", failureCount: 0 });
    expect(await readFolder(vault.folder)).toEqual(onDisk);
    expect(await vault.content()).toEqual(before);
    expect(await accessToAll(vault)).toEqual(access);
    expect(await seenBy(bob, vault)).toEqual(before);
    expect((await seenBy(carol, vault)).get("F/one.txt")).toBe("one");
    expect([...(await seenBy(dave, vault)).values()]).toEqual([PART]);
    expect(await alice.app.deleted.list({ vaultId: vault.id })).toEqual([]);
    expect(await keptContainers(alice)).toEqual([]);
  });

  it("comes back to the vault's top when its folder is gone, under a name that is free there", async () => {
    const { vault, before } = await sharedVault();
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["G", "a file of this name"]]));
    const first = await vault.deletesForAWhile(["F/G"]);
    await vault.deletes(["F"]);
    await vault.adds([join(source, "G")]);
    expect((await alice.app.deleted.list({ vaultId: vault.id }))[0]).toMatchObject({ isFolderGone: true });
    expect(await vault.putsBack(first)).toMatchObject({ state: "done" });
    const now = await vault.content();
    expect(now.get("G (2)/film")).toBe(before.get("F/G/film"));
    expect(await seenBy(bob, vault)).toEqual(now);
    expect([...(await seenBy(dave, vault)).values()]).toEqual([PART]);
  });

  it("is refused when it is there again, and can be put back once that is gone", async () => {
    const { vault } = await sharedVault();
    const id = parseDataId(await vault.idOf("top.txt"));
    const path = itemPath(vault.folder, id);
    const container = await readFile(path);
    const deletionId = await vault.deletesForAWhile(["top.txt"]);
    await writeFile(path, container);
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "failed", problem: "there-again" });
    expect(await readFile(path)).toEqual(container);
    await rm(path);
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect((await vault.content()).get("top.txt")).toBe("top");
    await expect(vault.putsBack(deletionId)).rejects.toMatchObject({ code: "deletion-gone" });
  });

  it("comes back under keys of now, of which somebody whose access was taken away meanwhile has none", async () => {
    const { vault, before } = await sharedVault();
    const deletionId = await vault.deletesForAWhile(["F/one.txt", "F/G"]);
    expect(await vault.removesAccess(carol, "F")).toMatchObject({ state: "done" });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done", failureCount: 0 });
    expect(await vault.content()).toEqual(before);
    expect(await seenBy(bob, vault)).toEqual(before);
    expect((await seenBy(carol, vault)).size).toBe(0);
    expect([...(await seenBy(dave, vault)).values()]).toEqual([PART]);
    const opened = await alice.app.vaults.open(vault.id);
    expect(opened.tree.outdated()).toEqual([]);
  });

  it("gives nothing again to somebody who was taken off the vault meanwhile", async () => {
    const { vault, before } = await sharedVault();
    expect(await vault.sharesWith(carol, "", { access: "read-write" })).toBe("shared");
    const deletionId = await vault.deletesForAWhile(["F"]);
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done" });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done", failureCount: 0 });
    expect(await vault.content()).toEqual(before);
    expect(await vault.accessTo("F")).toEqual(["Bob read inherited"]);
    expect(await seenBy(carol, vault).catch(() => new Map())).toEqual(new Map());
    expect(await seenBy(bob, vault)).toEqual(before);
    expect([...(await seenBy(dave, vault)).values()]).toEqual([PART]);
  });

  it("comes back under new keys where only itself was given to somebody who was taken off another item", async () => {
    const { vault, before } = await sharedVault();
    expect(await vault.sharesWith(carol, "top.txt")).toBe("shared");
    const epochOf = async () => {
      const { tree } = await alice.app.vaults.open(vault.id);
      return tree.keyedNode(parseDataId(await vault.idOf("top.txt"))).head.header.epoch;
    };
    const earlier = await epochOf();
    const deletionId = await vault.deletesForAWhile(["top.txt"]);
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done" });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect(await vault.content()).toEqual(before);
    expect(await epochOf()).toBeGreaterThan(earlier);
    expect(await vault.accessTo("top.txt")).toEqual(["Bob read inherited"]);
  });

  it("is given again to somebody who lost only what it does not come back into", async () => {
    const { vault } = await sharedVault();
    expect(await vault.sharesWith(carol, "top.txt")).toBe("shared");
    const deletionId = await vault.deletesForAWhile(["top.txt"]);
    expect(await vault.removesAccess(carol, "F")).toMatchObject({ state: "done" });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect((await vault.accessTo("top.txt")).toSorted()).toEqual(["Bob read inherited", "Carol read"]);
  });

  it("stays where it is for whoever may only read", async () => {
    const { vault } = await sharedVault();
    const bobs = await vault.openedBy(bob);
    await expect(bobs.deletesForAWhile(["top.txt"])).rejects.toThrow("read-only");
    expect((await vault.content()).get("top.txt")).toBe("top");
  });

  it("is gone when it is deleted for good, and with it what was given of it", async () => {
    const { vault } = await sharedVault();
    const deletionId = await vault.deletesForAWhile(["F"]);
    await alice.app.deleted.removeForGood({ vaultId: vault.id, deletionId });
    expect(await keptContainers(alice)).toEqual([]);
    await expect(vault.putsBack(deletionId)).rejects.toMatchObject({ code: "deletion-gone" });
    expect((await seenBy(dave, vault)).size).toBe(0);
  });

  it("is not put back, nor signed anew, when something else lies in its place", async () => {
    const { vault, before } = await sharedVault();
    const path = itemPath(vault.folder, parseDataId(await vault.idOf("F/one.txt")));
    const earlier = await readFile(path);
    await vault.renames("F/one.txt", "other.txt");
    const deletionId = await vault.deletesForAWhile(["F/other.txt"]);
    const [name = ""] = await keptContainers(alice);
    const inBin = join(alice.computer.folder, "app", "deleted", name);
    const deleted = await readFile(inBin);
    await vault.removesAccess(carol, "F");
    await writeFile(inBin, earlier);
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "failed", problem: "deletion-changed" });
    expect(await readFile(inBin)).toEqual(earlier);
    expect([...(await vault.content()).keys()]).not.toContain("F/one.txt");
    await writeFile(inBin, deleted);
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect((await vault.content()).get("F/other.txt")).toBe(before.get("F/one.txt"));
  });

  it("is put back at the next try when it was sealed anew but not written down", async () => {
    const { vault, before } = await sharedVault();
    const deletionId = await vault.deletesForAWhile(["F/one.txt", "F/G"]);
    await vault.removesAccess(carol, "F");
    await alice.restart({
      engine: (engine) =>
        new Proxy(engine, {
          get: (real, name) => {
            const method: unknown = Reflect.get(real, name);
            if (typeof method !== "function") return method;
            return async (...args: unknown[]) => {
              const result: unknown = await Reflect.apply(method, real, args);
              if (name === "resealContainers") throw new KeyferryError("internal");
              return result;
            };
          },
        }),
    });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "failed" });
    await alice.restart();
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect(await vault.content()).toEqual(before);
    expect((await seenBy(carol, vault)).size).toBe(0);
  });

  it("is given again when the server answers again, if it did not while it was put back", async () => {
    const { vault, before } = await sharedVault();
    const deletionId = await vault.deletesForAWhile(["F"]);
    let isAway = true;
    await alice.restart({
      server: (server) =>
        new Proxy(server, {
          get: (real, name) => {
            const method: unknown = Reflect.get(real, name);
            if (typeof method !== "function") return method;
            return async (...args: unknown[]) => {
              if (isAway && name === "changeGrants") throw new KeyferryError("server-unreachable");
              return Reflect.apply(method, real, args) as unknown;
            };
          },
        }),
    });
    expect(await vault.putsBack(deletionId)).toMatchObject({ state: "done" });
    expect(await vault.content()).toEqual(before);
    isAway = false;
    await alice.restart();
    await vault.list();
    expect((await seenBy(carol, vault)).get("F/one.txt")).toBe("one");
  });
});

describe("killed at each step, loses nothing and leaves no half tree:", () => {
  it("deleting a folder and putting it back", { timeout: 1_800_000 }, async () => {
    const steps = await killAtEachStep(alice, {
      prepare: sharedVault,
      work: async ({ vault }) => vault.putsBack(await vault.deletesForAWhile(["F"])),
      meanwhile: async () => undefined,
      afterwards: async ({ vault, before }) => {
        const [kept] = await alice.app.deleted.list({ vaultId: vault.id });
        const now = await vault.content();
        if (kept === undefined) expect(now).toEqual(before);
        else {
          expect(now).toEqual(new Map([["top.txt", "top"]]));
          expect(await vault.putsBack(kept.deletionId)).toMatchObject({ state: "done" });
          expect(await vault.content()).toEqual(before);
        }
        expect(await seenBy(bob, vault)).toEqual(before);
        expect((await seenBy(carol, vault)).get("F/one.txt")).toBe("one");
      },
    });
    expect(steps).toBeGreaterThan(10);
  });
});

import { cp, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Mallory"]);
let alice: Person;
let bob: Person;
let mallory: Person;
let vault: Vault;

beforeAll(() => {
  [alice, bob, mallory] = ["Alice", "Bob", "Mallory"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
  ];
});

beforeEach(async () => {
  vault = await makeVault(alice);
  expect(await vault.sharesWith(bob, "")).toBe("shared");
});

/** one, two, F/three, F/G/four */
async function makeVault(person: Person): Promise<Vault> {
  const source = await person.computer.newFolder("source");
  await writeFolder(
    source,
    new Map([
      ["one", "1"],
      ["two", "2"],
      ["F/three", "3"],
      ["F/G/four", "4"],
    ]),
  );
  const made = await person.createsVault("Vault");
  await made.adds(["one", "two", "F"].map((name) => join(source, name)));
  return made;
}

function containerName(itemId: string): string {
  return join("items", itemId.slice(0, 2), `${itemId}.keyferry`);
}

async function containerOf(path: string, folder = vault.folder): Promise<string> {
  return join(folder, containerName((await vault.item(path)).itemId));
}

async function problemsSeenBy(person: Person): Promise<string[]> {
  const opened = await vault.openedBy(person);
  await opened.look();
  return (await opened.list()).problems.map(({ problem }) => problem).sort();
}

async function pathsSeenBy(person: Person): Promise<string[]> {
  return [...(await (await vault.openedBy(person)).tree()).keys()].sort();
}

const ALL = ["F/", "F/G/", "F/G/four", "F/three", "one", "two"];

describe("a vault folder that somebody else has a hand in", { timeout: 120_000 }, () => {
  it("shows a damaged container as damaged, and everything else", async () => {
    const container = await containerOf("one");
    const bytes = await readFile(container);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(container, bytes);
    for (const person of [alice, bob]) {
      expect(await problemsSeenBy(person)).toEqual(["container-damaged"]);
      expect(await pathsSeenBy(person)).toEqual(ALL.filter((path) => path !== "one"));
    }
  });

  it("lists a file whose content was changed, and refuses to open it", async () => {
    const container = await containerOf("one");
    const bytes = await readFile(container);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    await writeFile(container, bytes);
    const opened = await vault.openedBy(bob);
    const target = await bob.computer.newFolder("export");
    bob.computer.desktop.folders.push(target);
    const itemIds = (await opened.list()).items.map(({ itemId }) => itemId);
    const job = await bob.ended(await bob.app.vaults.export({ vaultId: vault.id, itemIds }));
    expect(job.failures).toEqual([{ name: "one", problem: "container-damaged", canRetry: true }]);
    expect(await readFile(join(target, "two"), "utf8")).toBe("2");
    await expect(readFile(join(target, "one"))).rejects.toThrow();
  });

  it("shows swapped files as misplaced, never one in place of the other", async () => {
    const [one, two] = [await containerOf("one"), await containerOf("two")];
    await rename(one, `${one}.away`);
    await rename(two, one);
    await rename(`${one}.away`, two);
    expect(await problemsSeenBy(bob)).toEqual(["container-misplaced", "container-misplaced"]);
    expect(await pathsSeenBy(bob)).toEqual(["F/", "F/G/", "F/G/four", "F/three"]);
  });

  it("shows a cloud service's conflicting copy as misplaced and keeps the item", async () => {
    const one = await containerOf("one");
    await cp(one, one.replace(".keyferry", " (Alice's conflicted copy).keyferry"));
    expect(await problemsSeenBy(alice)).toEqual(["container-misplaced"]);
    expect(await pathsSeenBy(alice)).toEqual(ALL);
  });

  it("shows what somebody wrote who may not as foreign", async () => {
    // Mallory holds no key; she makes a container of a vault of her own, and then one that claims this vault.
    const hers = await makeVault(mallory);
    const herFile = containerName((await hers.item("one")).itemId);
    await cp(join(hers.folder, herFile), join(vault.folder, herFile));
    expect(await problemsSeenBy(bob)).toEqual(["container-misplaced"]);
    expect(await pathsSeenBy(bob)).toEqual(ALL);
  });

  it("tells items without their folder that it has not arrived", async () => {
    await rm(await containerOf("F"));
    expect(await problemsSeenBy(bob)).toEqual(["folder-not-arrived", "folder-not-arrived"]);
    expect(await pathsSeenBy(bob)).toEqual(["one", "two"]);
  });

  it("says of a truncated container that it is incomplete", async () => {
    const container = await containerOf("two");
    await truncate(container, 100);
    expect(await problemsSeenBy(bob)).toEqual(["container-truncated"]);
    await truncate(container, 0);
    expect(await problemsSeenBy(bob)).toHaveLength(1);
  });

  it("ignores what is not a container and says so of what only looks like one", async () => {
    await writeFile(join(vault.folder, "items", "desktop.ini"), "x");
    await writeFile(join(vault.folder, "items", "00notes.keyferry"), "not one");
    expect(await problemsSeenBy(bob)).toEqual(["not-a-container"]);
    expect(await pathsSeenBy(bob)).toEqual(ALL);
  });

  it("reads on, with everybody's keys, when older containers are put back after a re-keying", async () => {
    const before = await bob.computer.newFolder("older");
    await cp(vault.folder, before, { recursive: true });
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    expect(await vault.sharesWith(bob, "F")).toBe("shared");
    await cp(await containerOf("F/three", before), await containerOf("F/three"));
    await vault.look();
    expect((await vault.list()).problems).toEqual([]);
    expect((await vault.content()).get("F/three")).toBe("3");
  });
});

describe("a root container", { timeout: 120_000 }, () => {
  const root = () => join(vault.folder, "vault.keyferry");

  it("that is missing is said to be so, when the vault is added and when it is listed", async () => {
    await rm(root());
    await expect(vault.openedBy(bob)).rejects.toMatchObject({ code: "vault-not-found" });
    await expect(vault.look()).rejects.toMatchObject({ code: "vault-not-found" });
    const [summary] = (await alice.app.vaults.listed.list()).filter(({ vaultId }) => vaultId === vault.id);
    expect(summary?.problem).toBe("vault-not-found");
  });

  it("that has half arrived is said to be incomplete", async () => {
    await truncate(root(), 50);
    await expect(vault.openedBy(bob)).rejects.toMatchObject({ code: "container-truncated" });
  });

  it("of another vault in its place is not taken for it", async () => {
    const hers = await makeVault(mallory);
    await cp(join(hers.folder, "vault.keyferry"), root());
    await expect(vault.look()).rejects.toMatchObject({ code: "vault-not-found" });
  });

  it("of before a removal, put back, does not give a removed writer his place again", async () => {
    expect(await vault.sharesWith(bob, "", { access: "read-write" })).toBe("shared");
    const stolen = await bob.receivesCopyOf(vault);
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    const source = await bob.computer.newFolder("late");
    await writeFolder(source, new Map([["late", "too late"]]));
    await stolen.adds([join(source, "late")]);
    const late = containerName((await stolen.item("late")).itemId);
    await cp(join(stolen.folder, "vault.keyferry"), root());
    await cp(join(stolen.folder, late), join(vault.folder, late));
    await vault.look();
    expect((await vault.list()).vault.problem).toBe("container-older");
    // The first thing that the owner writes makes the root hers again.
    await vault.makesFolder("new");
    const listing = await vault.list();
    expect(listing.vault.problem).toBeNull();
    expect(listing.problems.map(({ file, problem }) => [file, problem])).toEqual([
      [late, "container-foreign"],
    ]);
    expect(await pathsSeenBy(alice)).toEqual([...ALL, "new/"].sort());
  });
});

describe("a copy that is still arriving", { timeout: 120_000 }, () => {
  it("shows more with each look, and at last everything", async () => {
    const opened = await bob.receivesCopyOf(vault, (path) => !path.includes(`${"/"}items`));
    expect((await opened.list()).items).toEqual([]);
    expect((await opened.list()).vault).toMatchObject({ name: "Vault", problem: null });
    await cp(await containerOf("F/G/four"), await containerOf("F/G/four", opened.folder));
    await opened.look();
    expect((await opened.list()).problems.map(({ problem }) => problem)).toEqual(["folder-not-arrived"]);
    await cp(vault.folder, opened.folder, { recursive: true });
    await opened.look();
    expect((await opened.list()).problems).toEqual([]);
    expect([...(await opened.tree()).keys()].sort()).toEqual(ALL);
  });

  it("opens a single shared file without any of its folders", async () => {
    expect(await vault.sharesWith(mallory, "F/G/four")).toBe("shared");
    const four = (await vault.item("F/G/four")).itemId;
    const opened = await mallory.receivesCopyOf(
      vault,
      (path) => !path.endsWith(".keyferry") || path.includes(four) || path.endsWith("vault.keyferry"),
    );
    expect(Object.fromEntries(await opened.content())).toEqual({ four: "4" });
    expect((await opened.list()).problems).toEqual([]);
  });
});

describe("a second copy of a vault", () => {
  it("does not take the place of the folder in the list while that is there", async () => {
    const copy = await alice.computer.newFolder("backup");
    await cp(vault.folder, copy, { recursive: true });
    await expect(alice.opensVault(copy)).rejects.toMatchObject({ code: "vault-listed-elsewhere" });
    expect((await alice.app.vaults.listed.list()).map(({ folder }) => folder)).toContain(vault.folder);
  });

  it("is taken once the first one is gone", async () => {
    const moved = join(await alice.computer.newFolder("elsewhere"), "Vault");
    await rename(vault.folder, moved);
    expect((await alice.opensVault(moved)).folder).toBe(moved);
  });
});

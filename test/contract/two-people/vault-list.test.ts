import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ListedVaultView } from "../../../shared/protocol/ipc/vault-views";
import { readFolder, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Carol"]);
let alice: Person;
let bob: Person;
let carol: Person;

beforeAll(() => {
  [alice, bob, carol] = ["Alice", "Bob", "Carol"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
  ];
});

async function vaultWithFiles(name: string): Promise<Vault> {
  const vault = await alice.createsVault(name);
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([["one", "1"]]));
  await vault.makesFolder("F");
  await vault.adds([join(source, "one")], "F");
  return vault;
}

const described = (vault: Vault): Promise<ListedVaultView> =>
  vault.person.app.vaults.listed.describe({ vaultId: vault.id });

async function listed(vault: Vault): Promise<ListedVaultView | undefined> {
  const list = await vault.person.app.vaults.listed.list();
  return list.find(({ vaultId }) => vaultId === vault.id);
}

const writtenFigures = (): Promise<string> =>
  readFile(join(alice.computer.folder, "app", "profile", "vault-figures.json"), "utf8");

/** Bytes of the containers in a folder, counted without the app. */
async function containerBytes(folder: string): Promise<number> {
  const content = await readFolder(folder);
  const paths = [...content.keys()].filter((path) => path.endsWith(".keyferry"));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(join(folder, path))).size));
  return sizes.reduce((total, size) => total + size, 0);
}

describe("the list of vaults", { timeout: 120_000 }, () => {
  it("tells size on disk, items, people and the last change of an own vault", async () => {
    const vault = await vaultWithFiles("Counted");
    expect((await described(vault)).figures).toMatchObject({ itemCount: 2, people: 0, unreadable: 0 });
    await vault.sharesWith(bob, "");
    await vault.sharesWith(bob, "F/one");
    await vault.sharesWith(carol, "F");
    const { figures } = await described(vault);
    expect(figures).toMatchObject({
      people: 2,
      undelivered: 0,
      sizeOnDisk: await containerBytes(vault.folder),
    });
    const item = await vault.item("F/one");
    const container = join(vault.folder, "items", item.itemId.slice(0, 2), `${item.itemId}.keyferry`);
    expect(figures?.lastChange).toBe((await stat(container)).mtimeMs);
    await vault.removesAccess(carol, "F");
    expect((await described(vault)).figures).toMatchObject({ people: 1 });
  });

  it("names vaults before any of them was looked into, and counts as of the last time", async () => {
    const vault = await vaultWithFiles("Named at once");
    const counted = await described(vault);
    await alice.restart();
    expect(await listed(vault)).toEqual(counted);
    const bobs = await vault.openedBy(bob);
    expect((await listed(bobs))?.name).toBeNull();
    await vault.sharesWith(bob, "");
    expect(await described(bobs)).toMatchObject({ name: null });
    await bob.restart();
    expect(await described(bobs)).toMatchObject({ name: "Named at once", figures: { people: null } });
    await bob.restart();
    expect(await listed(bobs)).toMatchObject({
      name: "Named at once",
      ownerName: "Alice",
      role: "recipient",
    });
  });

  it("keeps no name of a vault in the file of what was counted", async () => {
    const vault = await vaultWithFiles("Secret name");
    await described(vault);
    const written = await writtenFigures();
    expect(written).toContain(vault.id);
    expect(written).not.toContain("Secret");
  });

  it("says what is wrong: files that cannot be shown, an older copy, a folder that is away", async () => {
    const vault = await vaultWithFiles("Sick");
    await vault.sharesWith(bob, "");
    const bucket = join(vault.folder, "items", "ab");
    await writeFolder(bucket, new Map([[`${"ab".repeat(16)}.keyferry`, "damaged"]]));
    await vault.look();
    expect(await described(vault)).toMatchObject({ problem: null, figures: { unreadable: 1 } });
    await rm(bucket, { recursive: true });
    await vault.look();

    const root = join(vault.folder, "vault.keyferry");
    const before = await readFile(root);
    await vault.removesAccess(bob, "");
    await writeFile(root, before);
    await vault.look();
    expect(await described(vault)).toMatchObject({ problem: "container-older", role: "owner" });

    const counted = (await described(vault)).figures;
    await rename(vault.folder, `${vault.folder} moved`);
    await alice.restart();
    for (const view of [await listed(vault), await described(vault)]) {
      expect(view).toMatchObject({ problem: "vault-not-found", role: "owner", figures: counted });
    }
  });

  it("forgets what was counted together with the vault", async () => {
    const vault = await vaultWithFiles("Forgotten");
    await described(vault);
    await alice.app.vaults.listed.forget({ vaultId: vault.id });
    await expect(described(vault)).rejects.toMatchObject({ code: "vault-not-found" });
    expect(await writtenFigures()).not.toContain(vault.id);
  });
});

describe("a vault that is renamed", { timeout: 120_000 }, () => {
  const renames = (vault: Vault, name: string) =>
    vault.person.app.vaults.rename({ vaultId: vault.id, itemId: vault.id, name });

  it("has its new name for everybody, stays in its folder, and opens as before", async () => {
    const vault = await vaultWithFiles("Old name");
    await vault.sharesWith(bob, "");
    const bobs = await vault.openedBy(bob);
    await renames(vault, "New name");
    expect(await described(vault)).toMatchObject({ name: "New name", folder: vault.folder, problem: null });
    await bobs.look();
    expect(await described(bobs)).toMatchObject({ name: "New name", problem: null });
    expect(Object.fromEntries(await bobs.content())).toEqual({ "F/one": "1" });
    await alice.restart();
    expect(await listed(vault)).toMatchObject({ name: "New name" });
    const { version } = (await alice.app.vaults.open(vault.id)).tree.root.head.header;
    expect(version).toBe(2);
  });

  it("stays legitimate with its writers, who go on writing", async () => {
    const vault = await vaultWithFiles("Work");
    await vault.sharesWith(bob, "F", { access: "read-write" });
    const bobs = await vault.openedBy(bob);
    await bobs.makesFolder("before", "F");
    await vault.look();
    await renames(vault, "Work and play");
    await bobs.look();
    await bobs.makesFolder("after", "F");
    await vault.look();
    expect((await vault.list()).problems).toEqual([]);
    expect([...(await vault.tree()).keys()].sort()).toEqual(["F/", "F/after/", "F/before/", "F/one"]);
    expect((await vault.item("F/after")).writerName).toBe("Bob");
    expect((await alice.app.vaults.open(vault.id)).tree.root.head.header.writers).toHaveLength(1);
  });

  it("is renamed by nobody but its owner", async () => {
    const vault = await vaultWithFiles("Mine");
    await vault.sharesWith(bob, "", { access: "read-write" });
    const bobs = await vault.openedBy(bob);
    await expect(renames(bobs, "Bob's")).rejects.toMatchObject({ code: "not-owner" });
    await expect(renames(vault, "a/b")).rejects.toMatchObject({ code: "name-invalid" });
    expect(await described(vault)).toMatchObject({ name: "Mine" });
  });
});

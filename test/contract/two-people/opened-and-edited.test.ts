import { chmod, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob"]);
let alice: Person;
let bob: Person;
let vault: Vault;

beforeAll(() => {
  [alice, bob] = [people.person("Alice"), people.person("Bob")];
});

async function vaultWith(name: string, text: string): Promise<Vault> {
  const made = await alice.createsVault("Work");
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([[name, text]]));
  await made.adds([join(source, name)]);
  return made;
}

/** Opens a file; answers the path that the application was given. */
async function opens(whose: Vault, path: string): Promise<string> {
  const { app, computer } = whose.person;
  const { jobId } = await app.vaults.openItem({ vaultId: whose.id, itemId: await whose.idOf(path) });
  expect(await app.jobs.wait(jobId)).toMatchObject({ state: "done", problem: null });
  return computer.desktop.opened.at(-1)?.path ?? "";
}

const textOf = async (whose: Vault, name: string) => (await whose.content()).get(name);
const only = (person: Person) => {
  const [file, ...others] = person.app.opened.list();
  expect(others).toEqual([]);
  if (file === undefined) throw new Error("nothing is open");
  return file;
};
const until = (person: Person, state: string) =>
  vi.waitFor(() => expect(only(person).state).toBe(state), { timeout: 10_000, interval: 50 });
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const copyOf = async (whose: Vault) =>
  [...(await whose.tree()).keys()].find((name) => name.startsWith("a (conflict "));

afterEach(async () => {
  await alice.app.opened.close({ openedId: null, discard: true });
});

describe("a file that is opened and edited", () => {
  it("becomes the next version when its application saves it, and is wiped when it is closed", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    expect(only(alice)).toMatchObject({ name: "a.txt", state: "unchanged" });
    await writeFile(path, "second");
    await until(alice, "saved");
    expect(await textOf(vault, "a.txt")).toBe("second");
    const temporary = join(dirname(path), ".a.txt.swp");
    await writeFile(temporary, "third");
    await rename(temporary, path);
    await vi.waitFor(async () => expect(await textOf(vault, "a.txt")).toBe("third"), { timeout: 10_000 });
    await until(alice, "saved");
    await alice.app.opened.close({ openedId: null, discard: false });
    expect(await isThere(dirname(path))).toBe(false);
    expect(alice.app.opened.list()).toEqual([]);
  }, 40_000);

  it("is saved before it is wiped, however late the change came", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    await writeFile(path, "at the last moment");
    await alice.app.opened.wipe();
    expect(await isThere(path)).toBe(false);
    expect(await textOf(vault, "a.txt")).toBe("at the last moment");
  });

  it("takes another name in the vault for no conflict", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    await vault.renames("a.txt", "b.txt");
    await writeFile(path, "second");
    await until(alice, "saved");
    expect(await vault.content()).toEqual(new Map([["b.txt", "second"]]));
  });

  it("is kept as a copy beside the item that somebody changed meanwhile, and goes on there", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    const other = join(await alice.computer.newFolder("other"), "other");
    await writeFile(other, "by somebody else");
    await vault.replaces("a.txt", other);
    await writeFile(path, "mine");
    await until(alice, "conflict");
    await writeFile(path, "mine, later");
    await alice.app.opened.saveNow({ openedId: only(alice).openedId });
    expect(await textOf(vault, "a.txt")).toBe("by somebody else");
    const copy = (await copyOf(vault)) ?? "";
    expect(copy).toMatch(/^a \(conflict \d{4}-\d\d-\d\d \d\d\.\d\d\)\.txt$/);
    expect(await textOf(vault, copy)).toBe("mine, later");
    expect((await vault.tree()).size).toBe(2);
  });

  it("is kept as a copy when the item was deleted meanwhile", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    await vault.deletes(["a.txt"]);
    await writeFile(path, "mine");
    await until(alice, "conflict");
    expect(await textOf(vault, (await copyOf(vault)) ?? "")).toBe("mine");
  });

  it("stays, and says why, when it cannot be saved; until it can, or is given up", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    const away = `${vault.folder} away`;
    await rename(vault.folder, away);
    await writeFile(path, "second");
    await until(alice, "not-saved");
    const { openedId, problem } = only(alice);
    expect(problem).toBe("vault-not-found");
    await expect(alice.app.opened.close({ openedId, discard: false })).rejects.toMatchObject({
      code: "vault-not-found",
    });
    await expect(alice.app.opened.wipe()).rejects.toMatchObject({ code: "changes-not-saved" });
    expect(await isThere(path)).toBe(true);
    await rename(away, vault.folder);
    await alice.app.opened.saveNow({ openedId });
    expect(await textOf(vault, "a.txt")).toBe("second");
  });

  it("is read-only for those who may only read", async () => {
    vault = await vaultWith("a.txt", "first");
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    const path = await opens(await vault.openedBy(bob), "a.txt");
    expect(only(bob).state).toBe("read-only");
    expect((await stat(path)).mode & 0o222).toBe(0);
    await chmod(path, 0o600);
    await writeFile(path, "mine");
    await bob.app.opened.close({ openedId: null, discard: false });
    expect(await textOf(vault, "a.txt")).toBe("first");
  });
});

describe("a change that the app did not come to save before it was killed", () => {
  it("becomes a copy at the next start, and nothing is told of it but hashes", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    const profile = join(alice.computer.folder, "app", "profile", "journal");
    expect((await readdir(profile)).filter((name) => name.startsWith("opened."))).toHaveLength(1);
    // Killed: nobody follows the file any more.
    vi.spyOn(alice.app.opened, "wipe").mockResolvedValue();
    await vault.person.app.close();
    await writeFile(path, "after the kill");
    await alice.restart();
    await alice.app.opened.start();
    expect(only(alice)).toMatchObject({ name: "a.txt", state: "not-saved", isLeftOver: true });
    expect(await isThere(path)).toBe(true);
    await alice.app.opened.saveLeftOvers();
    expect(alice.app.opened.list()).toEqual([]);
    expect(await isThere(path)).toBe(false);
    expect(await textOf(vault, "a.txt")).toBe("first");
    expect(await textOf(vault, (await copyOf(vault)) ?? "")).toBe("after the kill");
    expect((await readdir(profile)).filter((name) => name.startsWith("opened."))).toEqual([]);
  });

  it("is not made up where nothing was changed", async () => {
    vault = await vaultWith("a.txt", "first");
    const path = await opens(vault, "a.txt");
    vi.spyOn(alice.app.opened, "wipe").mockResolvedValue();
    await alice.app.close();
    await alice.restart();
    await alice.app.opened.start();
    expect(alice.app.opened.list()).toEqual([]);
    expect(await isThere(path)).toBe(false);
    await rm(path, { force: true });
  });
});

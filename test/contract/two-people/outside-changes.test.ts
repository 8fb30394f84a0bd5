import { cp, rename } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob"]);
let alice: Person;
let bob: Person;
let alices: Vault;
let bobs: Vault;

async function addsText(name: string): Promise<void> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([[name, name]]));
  await alices.adds([join(source, name)]);
}

/** What a cloud service does with the files that changed. */
const synced = () => cp(alices.folder, bobs.folder, { recursive: true });

beforeAll(async () => {
  [alice, bob] = [people.person("Alice"), people.person("Bob")];
  alices = await alice.createsVault("Work");
  await addsText("one");
  expect(await alices.sharesWith(bob, "")).toBe("shared");
  bobs = await bob.receivesCopyOf(alices);
  expect([...(await bobs.tree()).keys()]).toEqual(["one"]);
  await bob.app.vaults.watchFolders();
}, 120_000);

describe("what others change in a vault's folder", () => {
  /** The names that are in memory: looking at them does not look at the disk. */
  const namesInMemory = async () => {
    const { tree } = await bob.app.vaults.open(bobs.id);
    return [...tree.namesIn(bobs.id)].sort();
  };
  const toldWhile = async (act: () => Promise<void>, expected: readonly string[]) => {
    const told = vi.fn();
    const stop = bob.app.vaults.onChange(told);
    await act();
    await vi.waitFor(async () => expect(await namesInMemory()).toEqual(expected), { timeout: 10_000 });
    expect(told).toHaveBeenCalledWith(bobs.id);
    stop();
  };

  it("shows by itself when something is new", async () => {
    await addsText("two");
    await toldWhile(synced, ["one", "two"]);
  });

  it("shows by itself when something has another name", async () => {
    await alices.renames("two", "second");
    await toldWhile(synced, ["one", "second"]);
  });

  it("shows by itself when the folder goes and comes back", async () => {
    const elsewhere = `${bobs.folder} elsewhere`;
    const told = vi.fn();
    const stop = bob.app.vaults.onChange(told);
    await rename(bobs.folder, elsewhere);
    const vault = await bob.app.vaults.open(bobs.id);
    await vi.waitFor(() => expect(vault.problem).toBe("vault-not-found"), { timeout: 10_000 });
    expect(told).toHaveBeenCalledWith(bobs.id);
    stop();
    await rename(elsewhere, bobs.folder);
    await vi.waitFor(() => expect(vault.problem).toBeNull(), { timeout: 25_000 });
  }, 40_000);

  it("is not looked for any more once the vault is off the list", async () => {
    const vault = await bob.app.vaults.open(bobs.id);
    await bob.app.vaults.listed.forget({ vaultId: bobs.id });
    const look = vi.spyOn(vault, "refresh");
    await addsText("three");
    await synced();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(look).not.toHaveBeenCalled();
  });
});

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { GrantPage, KeyServer } from "../../../electron/services/ports";
import { UnreliableServer } from "../../unit/electron/services/stand-ins/unreliable-server";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
const wire = new UnreliableServer();
const overWire = { server: (server: KeyServer) => wire.over(server) };
let alice: Person;
let bob: Person;
let carol: Person;
let dave: Person;

beforeAll(async () => {
  alice = people.person("Alice");
  bob = people.person("Bob");
  carol = people.person("Carol");
  dave = people.person("Dave");
  await alice.restart(overWire);
});

async function sharedVault(): Promise<Vault> {
  const vault = await alice.createsVault("Vault");
  await addsText(vault, "old");
  for (const person of [bob, carol, dave]) expect(await vault.sharesWith(person, "")).toBe("shared");
  return vault;
}

async function addsText(vault: Vault, text: string): Promise<void> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([[text, text]]));
  expect(await vault.adds([join(source, text)])).toMatchObject({ state: "done", failures: [] });
}

async function textsSeenBy(person: Person, vault: Vault): Promise<string[]> {
  return [...(await (await vault.openedBy(person)).content()).values()];
}

/** What the server lists of Alice's grants now, to be listed again later. */
async function listedNow(): Promise<GrantPage> {
  const pages: GrantPage[] = [];
  wire.replaced.issuedGrants = async function (this: KeyServer, after, signal) {
    const page = await this.issuedGrants(after, signal);
    pages.push(page);
    return page;
  };
  await alice.restart(overWire);
  for (const { vaultId } of await alice.app.vaults.listed.list()) {
    await alice.app.sharing.whoHasAccess({ vaultId, itemId: vaultId });
  }
  delete wire.replaced.issuedGrants;
  const [first] = pages;
  if (first === undefined) throw new Error("nothing was listed");
  return first;
}

function lists(page: GrantPage): void {
  wire.replaced.issuedGrants = () => Promise.resolve({ ...page, next: null });
}

describe("a server that lists again a grant that was taken away", { timeout: 120_000 }, () => {
  it("does not get it renewed when somebody else is removed", async () => {
    const vault = await sharedVault();
    const before = await listedNow();
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    lists(before);
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done" });
    wire.replaced = {};
    await addsText(vault, "new");
    expect(await textsSeenBy(bob, vault)).not.toContain("new");
    expect(await textsSeenBy(carol, vault)).not.toContain("new");
    expect(await textsSeenBy(dave, vault)).toContain("new");
  });

  it("does not get it renewed by an owner either who has lost her book", async () => {
    const vault = await sharedVault();
    const before = await listedNow();
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    await alice.computer.stop();
    await rm(join(alice.computer.folder, "app", "profile", "given.json"));
    lists(before);
    await alice.computer.start(overWire);
    expect((await vault.accessTo("")).join()).not.toContain("Bob");
    await vault.removesAccess(carol, "");
    wire.replaced = {};
    await addsText(vault, "new");
    expect(await textsSeenBy(bob, vault)).not.toContain("new");
  });
});

describe("a server that lists grants which the owner did not sign", { timeout: 120_000 }, () => {
  it("gets nobody access", async () => {
    const vault = await sharedVault();
    const page = await listedNow();
    const [some] = page.grants;
    if (some === undefined) throw new Error("nothing is listed");
    const forged = {
      ...some,
      dataId: vault.id,
      recipientId: (await bob.app.people.lookUp({ address: dave.address })).userId,
    };
    lists({ ...page, grants: [{ ...forged, signature: new Uint8Array(64) } as typeof some] });
    expect(await vault.removesAccess(carol, "")).toMatchObject({ state: "done" });
    wire.replaced = {};
    expect(await vault.accessTo("")).toEqual(expect.arrayContaining(["Bob read", "Dave read"]));
  });
});

describe("an owner who has lost her book", { timeout: 120_000 }, () => {
  it("learns from the server's list whom she gave what, and can take it away", async () => {
    const vault = await sharedVault();
    await alice.computer.stop();
    await rm(join(alice.computer.folder, "app", "profile", "given.json"));
    await alice.computer.start(overWire);
    expect((await vault.accessTo("")).sort()).toEqual(["Bob read", "Carol read", "Dave read"]);
    expect(await vault.removesAccess(bob, "")).toMatchObject({ state: "done" });
    await addsText(vault, "new");
    expect(await textsSeenBy(bob, vault)).not.toContain("new");
    expect(await textsSeenBy(carol, vault)).toContain("new");
  });
});

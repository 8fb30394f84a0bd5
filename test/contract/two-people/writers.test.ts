import { cp } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeFolder } from "./folder-content";
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

async function addsText(vault: Vault, name: string, text: string, into = ""): Promise<void> {
  const source = await vault.person.computer.newFolder("source");
  await writeFolder(source, new Map([[name, text]]));
  expect(await vault.adds([join(source, name)], into)).toMatchObject({ state: "done", failures: [] });
}

/** F/inner/one, G and top; F is Bob's to write in. */
async function vaultWithWriter(): Promise<{ mine: Vault; bobs: Vault }> {
  const mine = await alice.createsVault("Work");
  await mine.makesFolder("F");
  await mine.makesFolder("inner", "F");
  await mine.makesFolder("G");
  await addsText(mine, "one", "one", "F/inner");
  await addsText(mine, "top", "top");
  expect(await mine.sharesWith(bob, "F", { access: "read-write" })).toBe("shared");
  return { mine, bobs: await mine.openedBy(bob) };
}

describe("somebody who may write", { timeout: 120_000 }, () => {
  it("adds, renames, moves, replaces and deletes where he was let in, and the owner sees it", async () => {
    const { mine, bobs } = await vaultWithWriter();
    await addsText(bobs, "bobs", "by Bob", "F");
    await bobs.renames("F/inner/one", "uno");
    await bobs.makesFolder("second", "F");
    expect(await bobs.moves(["F/inner"], "F/second")).toMatchObject({ state: "done", failures: [] });
    await addsText(bobs, "gone", "gone", "F");
    expect(await bobs.deletes(["F/gone"])).toMatchObject({ state: "done", failures: [] });
    await mine.look();
    expect((await mine.list()).problems).toEqual([]);
    expect(Object.fromEntries(await mine.content())).toEqual({
      "F/bobs": "by Bob",
      "F/second/inner/uno": "one",
      "G/": "",
      top: "top",
    });
    expect((await mine.item("F/bobs")).writerName).toBe("Bob");
  });

  it("reaches nothing outside, even when asked for by ID", async () => {
    const { mine, bobs } = await vaultWithWriter();
    const top = (await mine.item("top")).itemId;
    const rename = bob.app.vaults.rename({ vaultId: bobs.id, itemId: top, name: "mine now" });
    await expect(rename).rejects.toMatchObject({ code: "item-not-found" });
    const add = bob.app.vaults.newFolder({ vaultId: bobs.id, folderId: bobs.id, name: "at the top" });
    await expect(add).rejects.toMatchObject({ code: "no-access" });
    const share = bobs.sharesWith(carol, "F");
    await expect(share).rejects.toMatchObject({ code: "not-owner" });
    await expect(bobs.accessTo("F")).rejects.toMatchObject({ code: "not-owner" });
    expect(await bobs.removesAccess(alice, "F")).toMatchObject({ state: "failed", problem: "not-owner" });
  });

  it("keeps what others were given given, once the owner's app has seen what he moved", async () => {
    const { mine, bobs } = await vaultWithWriter();
    expect(await mine.sharesWith(carol, "F/inner")).toBe("shared");
    await bobs.makesFolder("second", "F");
    await bobs.moves(["F/inner"], "F/second");
    await alice.restart();
    await mine.list();
    const carols = await mine.openedBy(carol);
    expect(Object.fromEntries(await carols.content())).toEqual({ "inner/one": "one" });
  });

  it("has what he wrote taken over by the owner when his access ends, and writes nothing that counts any more", async () => {
    const { mine, bobs } = await vaultWithWriter();
    await addsText(bobs, "bobs", "by Bob", "F");
    await bob.app.vaults.listed.forget({ vaultId: bobs.id });
    const stolen = await bob.receivesCopyOf(mine);
    expect(await mine.removesAccess(bob, "F")).toMatchObject({ state: "done", failures: [] });
    expect((await mine.list()).problems).toEqual([]);
    expect((await mine.item("F/bobs")).writerName).toBe("Alice");
    // On a copy from before, Bob's app still lets him write; put back, it is recognised as foreign.
    await addsText(stolen, "late", "too late", "F");
    const late = await stolen.item("F/late");
    const container = join("items", late.itemId.slice(0, 2), `${late.itemId}.keyferry`);
    await cp(join(stolen.folder, container), join(mine.folder, container));
    await mine.look();
    expect((await mine.list()).problems).toEqual([
      { file: container, dataId: late.itemId, problem: "container-foreign" },
    ]);
    expect((await mine.tree()).has("F/late")).toBe(false);
  });

  it("stays one as long as anything else lets him write", async () => {
    const { mine, bobs } = await vaultWithWriter();
    expect(await mine.sharesWith(bob, "G", { access: "read-write" })).toBe("shared");
    await addsText(bobs, "bobs", "by Bob", "F");
    await mine.removesAccess(bob, "F");
    await bobs.look();
    await addsText(await mine.openedBy(bob), "in G", "still", "G");
    await mine.look();
    expect((await mine.item("G/in G")).writerName).toBe("Bob");
    expect((await mine.list()).problems).toEqual([]);
  });
});

describe("somebody who may only read", () => {
  it("changes nothing", async () => {
    const mine = await alice.createsVault("Read");
    await addsText(mine, "top", "top");
    await mine.sharesWith(carol, "");
    const carols = await mine.openedBy(carol);
    await expect(carols.makesFolder("x")).rejects.toMatchObject({ code: "read-only" });
    await expect(carols.renames("top", "x")).rejects.toMatchObject({ code: "read-only" });
    expect(await carols.deletes(["top"])).toMatchObject({ state: "failed", problem: "read-only" });
    expect([...(await mine.content()).keys()]).toEqual(["top"]);
  });
});

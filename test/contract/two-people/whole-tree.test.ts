import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { contentOf, readFolder, sorted, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { difficultTree, noise, topNames } from "./sample-tree";

const SEGMENT = 256 * 1024;
const LARGE_FILE = 40 * 1024 * 1024 + 12_345;

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Eve"]);
let alice: Person;
let bob: Person;
let carol: Person;
let eve: Person;
let source: string;
let vault: Vault;

beforeAll(async () => {
  [alice, bob, carol, eve] = ["Alice", "Bob", "Carol", "Eve"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
  source = await alice.computer.newFolder("source");
  const tree = difficultTree().set("film.bin", noise(LARGE_FILE, "film"));
  await writeFolder(source, tree);
  vault = await alice.createsVault("Everything");
  const job = await vault.adds(topNames(tree).map((name) => join(source, name)));
  expect(job).toMatchObject({ state: "done", failures: [] });
}, 240_000);

describe("a tree of difficult names, depths and sizes", { timeout: 240_000 }, () => {
  it("comes back to its owner byte for byte", async () => {
    expect((await vault.list()).problems).toEqual([]);
    expect(await vault.content()).toEqual(await readFolder(source));
  });

  it("is opened whole by whom the vault was shared with, and by nobody else", async () => {
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    expect(await (await bob.receivesCopyOf(vault)).content()).toEqual(await readFolder(source));
    const strangers = await eve.receivesCopyOf(vault);
    expect(await strangers.tree()).toEqual(new Map());
    expect((await strangers.list()).vault).toMatchObject({
      name: null,
      problem: "no-access",
      role: "recipient",
    });
  });

  it("gives one file and one range to somebody else, and not a byte more", async () => {
    const inFolder = "names/日本語のファイル名.txt";
    expect(await vault.sharesWith(carol, inFolder)).toBe("shared");
    expect(await vault.sharesWith(carol, "film.bin", { range: { from: 3, to: 20 } })).toBe("shared");
    const received = await carol.receivesCopyOf(vault);
    const film = noise(LARGE_FILE, "film").subarray(3 * SEGMENT, 20 * SEGMENT);
    expect(await received.content()).toEqual(
      sorted([
        ["film (part).bin", contentOf(film)],
        ["日本語のファイル名.txt", "Japanese"],
      ]),
    );
    expect((await received.list()).vault.name).toBeNull();
    expect(await vault.accessTo("film.bin")).toEqual(["Carol read part 3-20", "Bob read inherited"]);
  });
});

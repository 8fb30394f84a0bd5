import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DyingApp } from "./dying-app";
import { contentOf, type FolderContent, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const NEW_TEXT = "written after the removal";
const SEGMENT = 256 * 1024;
const FILM = noise(2 * SEGMENT + 5, "film");
/** More steps than any re-keying of these small vaults has; reaching it means that it never ends. */
const MOST_STEPS = 60;

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
let alice: Person;
let bob: Person;
let carol: Person;
let dave: Person;

beforeAll(async () => {
  [alice, bob, carol, dave] = ["Alice", "Bob", "Carol", "Dave"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});

/** One vault: all of it is Bob's too, its folder F is Carol's, the second of three segments of F/G/film is Dave's. */
async function sharedVault(): Promise<Vault> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map<string, Buffer | string>([
      ["top.txt", "top"],
      ["F/one.txt", "one"],
      ["F/G/film", FILM],
      ["H/other.txt", "other"],
    ]),
  );
  const vault = await alice.createsVault("Shared");
  await vault.adds([join(source, "top.txt"), join(source, "F"), join(source, "H")]);
  expect(await vault.sharesWith(bob, "")).toBe("shared");
  expect(await vault.sharesWith(carol, "F")).toBe("shared");
  expect(await vault.sharesWith(dave, "F/G/film", { range: { from: 1, to: 2 } })).toBe("shared");
  return vault;
}

async function seenBy(person: Person, vault: Vault): Promise<FolderContent> {
  return (await vault.openedBy(person)).content();
}

function contentUnder(all: FolderContent, folder: string): FolderContent {
  return new Map([...all].filter(([path]) => path.startsWith(folder)));
}

describe.each([
  { from: "F", whose: "Carol" },
  { from: "", whose: "Bob" },
])("removing $whose's access to “$from”, killed at each step", ({ from, whose }) => {
  it("loses nothing, keeps everyone else reading, and is finished by the next start", {
    timeout: 1_200_000,
  }, async () => {
    const removed = whose === "Carol" ? carol : bob;
    const staying = whose === "Carol" ? bob : carol;
    let steps = 0;
    for (; steps < MOST_STEPS; steps++) {
      const vault = await sharedVault();
      const before = await vault.content();
      const whatStays = whose === "Carol" ? before : contentUnder(before, "F/");
      const readers = async (): Promise<void> => {
        expect(await seenBy(staying, vault)).toEqual(whatStays);
        expect(await seenBy(dave, vault)).toEqual(
          new Map([["film (part)", contentOf(FILM.subarray(SEGMENT, 2 * SEGMENT))]]),
        );
      };
      const dying = new DyingApp();
      await alice.restart(dying);
      await vault.tree();
      dying.dieAfter(steps);
      const job = await vault.removesAccess(removed, from);
      if (!dying.isDead) {
        expect(job.state).toBe("done");
        await alice.restart();
        await readers();
        break;
      }
      await readers();
      await alice.restart();
      await alice.app.vaults.resumeUnfinished();
      const [summary] = (await alice.app.vaults.list()).filter(({ vaultId }) => vaultId === vault.id);
      expect(summary).toMatchObject({ problem: null, unfinishedRemoval: false });
      expect(await vault.content()).toEqual(before);
      await readers();
      // Killed before the intent was written down, it simply never began.
      const isBegun = !(await vault.accessTo(from)).some((row) => row.startsWith(`${whose} `));
      if (!isBegun) expect((await vault.removesAccess(removed, from)).state).toBe("done");
      await writeNew(vault);
      expect([...(await seenBy(removed, vault)).keys()].filter((path) => path.endsWith("new.txt"))).toEqual(
        [],
      );
      expect((await seenBy(staying, vault)).get("F/new.txt")).toBe(NEW_TEXT);
      await alice.app.vaults.forget({ vaultId: vault.id });
    }
    console.log(`removing from “${from}” was killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(5);
    expect(steps).toBeLessThan(MOST_STEPS);
  });
});

async function writeNew(vault: Vault): Promise<void> {
  const source = await alice.computer.newFolder("new");
  await writeFolder(source, new Map([["new.txt", NEW_TEXT]]));
  await vault.adds([join(source, "new.txt")], "F");
}

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { contentOf, type FolderContent, sorted, writeFolder } from "./folder-content";
import { killAtEachStep } from "./killing";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const NEW_TEXT = "written after the removal";
const SEGMENT = 256 * 1024;
const FILM = noise(2 * SEGMENT + 5, "film");
const PART = contentOf(FILM.subarray(SEGMENT, 2 * SEGMENT));
/** Thirty small scenes on two cores that others may be using too. */
const PATIENCE = { timeout: 1_800_000 };

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

interface Scene {
  readonly vault: Vault;
  readonly before: FolderContent;
}

/** One vault: all of it is Bob's too, its folder F is Carol's, the second of three segments of F/G/film is Dave's. */
async function sharedVault(carolsAccess: "read" | "read-write" = "read"): Promise<Scene> {
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
  expect(await vault.sharesWith(carol, "F", { access: carolsAccess })).toBe("shared");
  expect(await vault.sharesWith(dave, "F/G/film", { range: { from: 1, to: 2 } })).toBe("shared");
  return { vault, before: await vault.content() };
}

async function seenBy(person: Person, vault: Vault): Promise<FolderContent> {
  return (await vault.openedBy(person)).content();
}

function within(all: FolderContent, folder: string): FolderContent {
  return new Map([...all].filter(([path]) => path.startsWith(folder)));
}

async function writesNew(vault: Vault): Promise<void> {
  const source = await alice.computer.newFolder("new");
  await writeFolder(source, new Map([["new.txt", NEW_TEXT]]));
  await vault.adds([join(source, "new.txt")], "F");
}

async function checkRemoved({ vault }: Scene, removed: Person, staying: Person, from: string): Promise<void> {
  // Killed before the intent was written down, the removal simply never began.
  const isBegun = !(await vault.accessTo(from)).some((row) => row.startsWith(`${removed.name} `));
  if (!isBegun) expect((await vault.removesAccess(removed, from)).state).toBe("done");
  await writesNew(vault);
  expect([...(await seenBy(removed, vault)).values()]).not.toContain(NEW_TEXT);
  expect((await seenBy(staying, vault)).get("F/new.txt")).toBe(NEW_TEXT);
}

describe("killed at each step, loses nothing, keeps everyone else reading and is finished by the next start:", () => {
  it("taking a folder away from somebody", PATIENCE, async () => {
    const everyoneElseReads = async ({ vault, before }: Scene): Promise<void> => {
      expect(await seenBy(bob, vault)).toEqual(before);
      expect(await seenBy(dave, vault)).toEqual(new Map([["film (part)", PART]]));
    };
    const steps = await killAtEachStep(alice, {
      prepare: sharedVault,
      work: ({ vault }) => vault.removesAccess(carol, "F"),
      meanwhile: everyoneElseReads,
      afterwards: async (scene) => {
        await everyoneElseReads(scene);
        expect(await scene.vault.content()).toEqual(scene.before);
        await checkRemoved(scene, carol, bob, "F");
      },
    });
    console.log(`taking a folder away: killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(8);
  });

  it("taking the vault away from somebody", PATIENCE, async () => {
    const everyoneElseReads = async ({ vault, before }: Scene): Promise<void> => {
      expect(await seenBy(carol, vault)).toEqual(within(before, "F/"));
      expect(await seenBy(dave, vault)).toEqual(new Map([["film (part)", PART]]));
    };
    const steps = await killAtEachStep(alice, {
      prepare: sharedVault,
      work: ({ vault }) => vault.removesAccess(bob, ""),
      meanwhile: everyoneElseReads,
      afterwards: async (scene) => {
        await everyoneElseReads(scene);
        expect(await scene.vault.content()).toEqual(scene.before);
        await checkRemoved(scene, bob, carol, "");
      },
    });
    console.log(`taking the vault away: killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(10);
  });

  it("taking a folder away from a writer, whose files stay", PATIENCE, async () => {
    const everyoneElseReads = async ({ vault, before }: Scene): Promise<void> => {
      expect(await seenBy(bob, vault)).toEqual(before);
    };
    const steps = await killAtEachStep(alice, {
      prepare: async () => {
        const { vault } = await sharedVault("read-write");
        const carols = await vault.openedBy(carol);
        const source = await carol.computer.newFolder("source");
        await writeFolder(
          source,
          new Map([
            ["carols.txt", "by Carol"],
            ["C/more.txt", "more by Carol"],
          ]),
        );
        await carols.adds([join(source, "carols.txt"), join(source, "C")], "F");
        await vault.look();
        return { vault, before: await vault.content() };
      },
      work: ({ vault }) => vault.removesAccess(carol, "F"),
      meanwhile: everyoneElseReads,
      afterwards: async (scene) => {
        await everyoneElseReads(scene);
        expect(await scene.vault.content()).toEqual(scene.before);
        await checkRemoved(scene, carol, bob, "F");
      },
    });
    console.log(`taking a folder away from a writer: killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(12);
  });

  it("moving a folder", PATIENCE, async () => {
    /** The folder is in its old or in its new place, whole. */
    const isWhole = ({ before }: Scene, seen: FolderContent): void => {
      const moved = sorted([...before].map(([path, bytes]) => [path.replace(/^F\//, "H/F/"), bytes]));
      expect([before, moved]).toContainEqual(seen);
    };
    const steps = await killAtEachStep(alice, {
      prepare: sharedVault,
      work: ({ vault }) => vault.moves(["F"], "H"),
      meanwhile: async (scene) => {
        isWhole(scene, await seenBy(bob, scene.vault));
        expect(await seenBy(carol, scene.vault)).toEqual(within(scene.before, "F/"));
        expect(await seenBy(dave, scene.vault)).toEqual(new Map([["film (part)", PART]]));
      },
      afterwards: async (scene) => {
        isWhole(scene, await scene.vault.content());
        expect(await seenBy(bob, scene.vault)).toEqual(await scene.vault.content());
        expect(await seenBy(carol, scene.vault)).toEqual(within(scene.before, "F/"));
        expect(await seenBy(dave, scene.vault)).toEqual(new Map([["film (part)", PART]]));
      },
    });
    console.log(`moving a folder: killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(8);
  });

  it("adding a tree, of which what is there is whole", PATIENCE, async () => {
    const tree = new Map([
      ["new/a", "a"],
      ["new/b/c", "c"],
      ["new/b/d/e", "e"],
      ["new/f", "f"],
    ]);
    const steps = await killAtEachStep(alice, {
      prepare: sharedVault,
      work: async ({ vault }) => {
        const source = await alice.computer.newFolder("source");
        await writeFolder(source, tree);
        await vault.adds([join(source, "new")], "F");
      },
      meanwhile: async () => undefined,
      afterwards: async ({ vault, before }) => {
        const now = await vault.content();
        for (const [path, bytes] of before) expect(now.get(path)).toBe(bytes);
        for (const [path, bytes] of now) {
          if (before.has(path) || path.endsWith("/")) continue;
          expect(tree.get(path.replace("F/", ""))).toBe(bytes);
        }
        expect(await seenBy(bob, vault)).toEqual(now);
        expect(await strayFiles(vault.folder)).toEqual([]);
      },
    });
    console.log(`adding a tree: killed at ${steps} steps`);
    expect(steps).toBeGreaterThan(6);
  });
});

/** Files in a vault's folder that are neither a container nor its note. */
async function strayFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && !entry.name.endsWith(".keyferry") && !entry.name.startsWith("READ ME"),
    )
    .map(({ name }) => name);
}

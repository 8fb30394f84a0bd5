import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { contentOf, type FolderContent, sorted, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const SEGMENT = 256 * 1024;
const FILM = noise(2 * SEGMENT + 777, "film");
const NEW_FILM = noise(SEGMENT + 3, "new film");

const people = new Neighbourhood(["Alice", "Bob", "Carol"]);
let alice: Person;
let bob: Person;
let carol: Person;

beforeAll(async () => {
  [alice, bob, carol] = ["Alice", "Bob", "Carol"].map((name) => people.person(name)) as [
    Person,
    Person,
    Person,
  ];
});

/** Where things are and what the film holds, as the test expects it. */
interface State {
  readonly film: string;
  readonly folder: string;
  readonly filmContent: Buffer;
  /** Whether the film is still the version that was there at first. */
  readonly isFirstVersion: boolean;
}

const FIRST: State = { film: "F/film.bin", folder: "F", filmContent: FILM, isFirstVersion: true };

async function newVault(): Promise<Vault> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map<string, Buffer | string>([
      ["F/film.bin", FILM],
      ["F/note.txt", "note"],
      ["G/there.txt", "there"],
      ["top.txt", "top"],
    ]),
  );
  const vault = await alice.createsVault("Combination");
  await vault.adds(["F", "G", "top.txt"].map((name) => join(source, name)));
  expect(await vault.sharesWith(carol, "")).toBe("shared");
  return vault;
}

const EVENTS: Record<string, (vault: Vault) => Promise<State>> = {
  nothing: async () => FIRST,
  "renaming the file": async (vault) => {
    await vault.renames("F/film.bin", "movie.bin");
    return { ...FIRST, film: "F/movie.bin" };
  },
  "renaming the folder": async (vault) => {
    await vault.renames("F", "Folder");
    return { ...FIRST, film: "Folder/film.bin", folder: "Folder" };
  },
  "moving the file": async (vault) => {
    expect(await vault.moves(["F/film.bin"], "G")).toMatchObject({ state: "done" });
    return { ...FIRST, film: "G/film.bin" };
  },
  "moving the folder": async (vault) => {
    expect(await vault.moves(["F"], "G")).toMatchObject({ state: "done" });
    return { ...FIRST, film: "G/F/film.bin", folder: "G/F" };
  },
  "a new version": async (vault) => {
    const source = await alice.computer.newFolder("version");
    await writeFolder(source, new Map([["film.bin", NEW_FILM]]));
    await vault.replaces("F/film.bin", join(source, "film.bin"));
    return { ...FIRST, filmContent: NEW_FILM, isFirstVersion: false };
  },
};

function everything({ film, folder, filmContent }: State): FolderContent {
  return sorted([
    [film, contentOf(filmContent)],
    [`${folder}/note.txt`, "note"],
    ["G/there.txt", "there"],
    ["top.txt", "top"],
  ]);
}

function lastName(path: string): string {
  return path.split("/").at(-1) ?? "";
}

/** What is given, and what its recipient should then see when it was given in `given` and the vault is in `now`. */
const GIFTS: Record<
  string,
  {
    give: (vault: Vault, state: State) => Promise<unknown>;
    seen: (given: State, now: State) => FolderContent;
  }
> = {
  "the vault": {
    give: (vault) => vault.sharesWith(bob, ""),
    seen: (_, now) => everything(now),
  },
  "the folder": {
    give: (vault, { folder }) => vault.sharesWith(bob, folder),
    seen: (_, now) => {
      const above = now.folder.slice(0, now.folder.length - lastName(now.folder).length);
      const below = [...everything(now)].filter(([path]) => path.startsWith(`${now.folder}/`));
      return sorted(below.map(([path, content]) => [path.slice(above.length), content]));
    },
  },
  "the file": {
    give: (vault, { film }) => vault.sharesWith(bob, film),
    seen: (_, now) => new Map([[lastName(now.film), contentOf(now.filmContent)]]),
  },
  "a part": {
    give: (vault, { film }) => vault.sharesWith(bob, film, { range: { from: 1, to: 2 } }),
    seen: (given, now) => {
      if (given.isFirstVersion !== now.isFirstVersion) return new Map();
      const part = now.filmContent.subarray(SEGMENT, 2 * SEGMENT);
      return new Map([[lastName(now.film).replace(".bin", " (part).bin"), contentOf(part)]]);
    },
  },
};

const cases = Object.keys(GIFTS).flatMap((gift) => Object.keys(EVENTS).map((event) => ({ gift, event })));

describe.each(cases)("$gift and $event", ({ gift, event }) => {
  const { give, seen } = GIFTS[gift] as (typeof GIFTS)[string];
  const happen = EVENTS[event] as (typeof EVENTS)[string];

  it("given before", { timeout: 120_000 }, async () => {
    const vault = await newVault();
    expect(await give(vault, FIRST)).toBe("shared");
    expect(await (await vault.openedBy(bob)).content()).toEqual(seen(FIRST, FIRST));
    const now = await happen(vault);
    await check(vault, FIRST, now, seen);
    await end(vault);
  });

  it("given after, and taken away", { timeout: 120_000 }, async () => {
    const vault = await newVault();
    const now = await happen(vault);
    expect(await give(vault, now)).toBe("shared");
    await check(vault, now, now, seen);
    await checkRemoval(vault, gift, now);
    await end(vault);
  });
});

async function check(
  vault: Vault,
  given: State,
  now: State,
  seen: (given: State, now: State) => FolderContent,
): Promise<void> {
  expect(await vault.content()).toEqual(everything(now));
  expect(await (await vault.openedBy(carol)).content()).toEqual(everything(now));
  const received = await vault.openedBy(bob);
  expect(await received.content()).toEqual(seen(given, now));
  expect((await received.list()).problems).toEqual([]);
}

/** After the removal nothing opens that is written then, for the one; everything does, for the other. */
async function checkRemoval(vault: Vault, gift: string, now: State): Promise<void> {
  const from = { "the vault": "", "the folder": now.folder }[gift] ?? now.film;
  expect(await vault.removesAccess(bob, from)).toMatchObject({ state: "done", failures: [] });
  expect(await vault.accessTo(from)).not.toContainEqual(expect.stringMatching(/^Bob /));
  const source = await alice.computer.newFolder("later");
  await writeFolder(source, new Map([["later.bin", "later"]]));
  await vault.replaces(now.film, join(source, "later.bin"));
  await vault.adds([join(source, "later.bin")], now.folder);
  const afterwards = await (await vault.openedBy(bob)).content();
  expect([...afterwards.values()]).not.toContain("later");
  const carols = await (await vault.openedBy(carol)).content();
  expect(carols.get(now.film)).toBe("later");
  expect(carols.get(`${now.folder}/later.bin`)).toBe("later");
}

async function end(vault: Vault): Promise<void> {
  for (const person of [alice, bob, carol]) await person.app.vaults.listed.forget({ vaultId: vault.id });
}

import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { MEDIA_GRANT } from "../../../shared/protocol/http/media-types";
import { myKeyPath } from "../../../shared/protocol/http/paths";
import type { HandedOut, VaultInsight } from "../../../shared/protocol/ipc/insight-views";
import { writeFolder } from "./folder-content";
import { memberBehind } from "./member-behind";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const SEGMENT = 256 * 1024;

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dora"]);
let [alice, bob, carol, dora]: Person[] = [];
const person = (one: Person | undefined): Person => {
  if (one === undefined) throw new Error("nobody there yet");
  return one;
};

beforeAll(() => {
  [alice, bob, carol, dora] = ["Alice", "Bob", "Carol", "Dora"].map((name) => people.person(name));
});

/** F/five (5 segments), F/one (1), F/empty (0), top (3): with the vault and F six items, 9 segments. */
async function smallVault(): Promise<Vault> {
  const vault = await person(alice).createsVault("Small");
  await vault.makesFolder("F");
  const source = await person(alice).computer.newFolder("source");
  const files = new Map<string, Buffer | string>([
    ["five", noise(4 * SEGMENT + 1, "five")],
    ["one", "one"],
    ["empty", ""],
    ["top", noise(3 * SEGMENT, "top")],
  ]);
  await writeFolder(source, files);
  await vault.adds(
    ["five", "one", "empty"].map((name) => join(source, name)),
    "F",
  );
  await vault.adds([join(source, "top")]);
  return vault;
}

const insightOf = (vault: Vault): Promise<VaultInsight> => vault.person.app.insight.of({ vaultId: vault.id });

async function rowOf(vault: Vault, name: string): Promise<HandedOut | undefined> {
  return (await insightOf(vault)).people.find((one) => one.name === name);
}

/** What the real server answers to whoever asks for her key of an item, in bytes. */
async function fetchedBytes(who: Person, dataIds: readonly string[]): Promise<number> {
  const member = await memberBehind(who);
  const answers = await Promise.all(
    dataIds.map((dataId) => member.send("GET", myKeyPath(dataId), { accept: MEDIA_GRANT })),
  );
  for (const { status } of answers) expect(status).toBe(200);
  return answers.reduce((total, { bytes }) => total + bytes.length, 0);
}

describe("the page that compares", { timeout: 120_000 }, () => {
  it("counts the keys of a vault, and has nothing sent before anything is shared", async () => {
    const vault = await smallVault();
    expect(await insightOf(vault)).toMatchObject({
      vault: { name: "Small", role: "owner" },
      keys: { items: 6, segments: 9 },
      people: [],
    });
  });

  it("has the bytes that the server really gives out, for each person, to the byte", async () => {
    const vault = await smallVault();
    const [folder, five, top] = await Promise.all(["F", "F/five", "top"].map((path) => vault.idOf(path)));
    expect(await vault.sharesWith(person(bob), "")).toBe("shared");
    expect(await vault.sharesWith(person(bob), "F/five")).toBe("shared");
    expect(await vault.sharesWith(person(carol), "F")).toBe("shared");
    expect(await vault.sharesWith(person(carol), "top", { range: { from: 0, to: 2 } })).toBe("shared");
    expect(await vault.sharesWith(person(dora), "F/five", { range: { from: 1, to: 5 } })).toBe("shared");
    const sentTo = async (who: Person, ids: readonly (string | undefined)[]) =>
      fetchedBytes(
        who,
        ids.map((id) => id ?? ""),
      );
    // The file in the vault that Bob has is no further key for him; Carol has F, five, one and empty with 6 segments, and 2 of top.
    expect(await rowOf(vault, "Bob")).toMatchObject({
      grants: 2,
      keys: 15,
      bytes: await sentTo(person(bob), [vault.id, five]),
      unknownParts: 0,
    });
    expect(await rowOf(vault, "Carol")).toMatchObject({
      grants: 2,
      keys: 4 + 6 + 2,
      bytes: await sentTo(person(carol), [folder, top]),
    });
    expect(await rowOf(vault, "Dora")).toMatchObject({
      grants: 1,
      keys: 4,
      bytes: await sentTo(person(dora), [five]),
    });
  });

  it("shows a recipient what was sent to her, and only that", async () => {
    const vault = await smallVault();
    await vault.sharesWith(person(bob), "");
    await vault.sharesWith(person(carol), "F");
    const bobs = await insightOf(await vault.openedBy(person(bob)));
    expect(bobs).toMatchObject({ vault: { role: "recipient" }, keys: { items: 6, segments: 9 } });
    expect(bobs.people).toEqual([
      {
        userId: await person(bob).userId(),
        name: "Bob",
        isMe: true,
        grants: 1,
        keys: 15,
        bytes: await fetchedBytes(person(bob), [vault.id]),
        unknownParts: 0,
      },
    ]);
    const carols = await insightOf(await vault.openedBy(person(carol)));
    expect(carols.keys).toEqual({ items: 4, segments: 6 });
    expect(carols.people).toMatchObject([{ name: "Carol", grants: 1, keys: 10 }]);
  });

  it("follows what is removed and added, with the bytes of the grants that stand now", async () => {
    const vault = await smallVault();
    await vault.sharesWith(person(bob), "");
    await vault.sharesWith(person(carol), "");
    await vault.removesAccess(person(bob), "");
    expect(await rowOf(vault, "Bob")).toBeUndefined();
    await vault.makesFolder("G");
    expect(await rowOf(vault, "Carol")).toMatchObject({
      grants: 1,
      keys: 16,
      bytes: await fetchedBytes(person(carol), [vault.id]),
    });
  });
});

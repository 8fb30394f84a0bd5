import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { itemPath, vaultFilePath } from "../../../electron/services/containers/container-location";
import { parseDataId } from "../../../shared/crypto";
import { contentOf, writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob", "Carol", "Dave"]);
let alice: Person;
let bob: Person;
let carol: Person;
let dave: Person;

beforeAll(() => {
  alice = people.person("Alice");
  bob = people.person("Bob");
  carol = people.person("Carol");
  dave = people.person("Dave");
});

async function writes(vault: Vault, into: string, name: string): Promise<void> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(source, new Map([[name, `content of ${name}`]]));
  const job = await vault.adds([join(source, name)], into);
  expect({ state: job.state, problem: job.problem }).toEqual({ state: "done", problem: null });
}

async function namesSeenBy(person: Person, vault: Vault): Promise<string[]> {
  const seen = await vault.openedBy(person);
  await seen.look();
  return [...(await seen.tree()).keys()].sort();
}

/** What this person's app holds for a container by itself, the keys of access that was taken away included. */
async function keyHeldBy(person: Person, vault: Vault, path: string): Promise<string | undefined> {
  const { find } = person.app;
  find.handOver(itemPath(vault.folder, parseDataId(await vault.idOf(path))));
  const [found] = await find.takeHandedOver();
  return found?.key;
}

describe.each([
  { path: "", what: "the vault's own container" },
  { path: "F", what: "a folder's container" },
])("$what from before a removal of access is put back", ({ path }) => {
  const inside = (name: string) => (path === "" ? name : `${path}/${name}`);

  async function vaultAfterRemoval(): Promise<{ vault: Vault; container: string; old: string }> {
    const vault = await alice.createsVault("Shared");
    if (path !== "") await vault.makesFolder(path);
    await writes(vault, path, "before.txt");
    expect(await vault.sharesWith(bob, path)).toBe("shared");
    expect(await vault.sharesWith(carol, path)).toBe("shared");
    expect(await keyHeldBy(bob, vault, inside("before.txt"))).toBe("whole");
    const id = parseDataId(await vault.idOf(path));
    const container = path === "" ? vaultFilePath(vault.folder) : itemPath(vault.folder, id);
    const old = join(await alice.computer.newFolder("old"), "container");
    await copyFile(container, old);
    expect((await vault.removesAccess(bob, path)).state).toBe("done");
    await writes(vault, path, "after.txt");
    return { vault, container, old };
  }

  it("nothing that is written then is readable by who was removed, and nothing is lost", async () => {
    const { vault, container, old } = await vaultAfterRemoval();
    await copyFile(old, container);
    await vault.look();
    await writes(vault, path, "later.txt");
    const all = ["after.txt", "before.txt", "later.txt"].map(inside);
    expect([...(await vault.content()).keys()].sort()).toEqual(all);
    expect((await vault.content()).get(inside("after.txt"))).toEqual(
      contentOf(Buffer.from("content of after.txt")),
    );
    for (const name of ["after.txt", "later.txt"])
      expect(await keyHeldBy(bob, vault, inside(name))).toBe("none");
    expect((await namesSeenBy(carol, vault)).filter((name) => name.endsWith(".txt")).length).toBe(3);
  });

  it("whoever it is shared with then gets keys that the removed person does not have", async () => {
    const { vault, container, old } = await vaultAfterRemoval();
    await copyFile(old, container);
    await vault.look();
    expect(await vault.sharesWith(dave, path)).toBe("shared");
    expect(await keyHeldBy(dave, vault, inside("after.txt"))).toBe("whole");
    expect(await keyHeldBy(bob, vault, inside("after.txt"))).toBe("none");
  });

  it("the next start does not seal anything under the old keys", async () => {
    const { vault, container, old } = await vaultAfterRemoval();
    await alice.computer.stop();
    await copyFile(old, container);
    await alice.computer.start();
    const again = await alice.opensVault(vault.folder);
    expect([...(await again.content()).keys()].sort()).toEqual(["after.txt", "before.txt"].map(inside));
    expect(await keyHeldBy(bob, again, inside("after.txt"))).toBe("none");
    await rm(old);
  });
});

describe("a copy that a cloud service left astray", () => {
  it("goes with the folder that it hung on, and takes nobody's access to the item itself along", async () => {
    const vault = await alice.createsVault("Copies");
    await vault.makesFolder("F");
    await writes(vault, "F", "kept.txt");
    expect(await vault.sharesWith(carol, "F/kept.txt")).toBe("shared");
    const container = itemPath(vault.folder, parseDataId(await vault.idOf("F/kept.txt")));
    await copyFile(container, container.replace(".keyferry", " (conflicted copy).keyferry"));
    expect((await vault.moves(["F/kept.txt"], "")).state).toBe("done");
    expect((await vault.deletes(["F"])).state).toBe("done");
    expect(await vault.accessTo("kept.txt")).toEqual(["Carol read"]);
    expect(await namesSeenBy(carol, vault)).toEqual(["kept.txt"]);
  });
});

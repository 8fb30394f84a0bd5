import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../electron/services/ports";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";
import { noise } from "./sample-tree";

const FILM = noise(3 * 256 * 1024 + 5, "film");
const PATIENCE = { timeout: 240_000 };

const people = new Neighbourhood(["Alice", "Bob"]);
let alice: Person;
let bob: Person;

beforeAll(() => {
  [alice, bob] = ["Alice", "Bob"].map((name) => people.person(name)) as [Person, Person];
});

async function filledVault(name: string): Promise<Vault> {
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map<string, Buffer | string>([
      ["top.txt", "top"],
      ["empty.txt", ""],
      ["F/one.txt", "one"],
      ["F/G/film", FILM],
    ]),
  );
  const vault = await alice.createsVault(name);
  await vault.adds(["top.txt", "empty.txt", "F"].map((item) => join(source, item)));
  return vault;
}

async function copies(
  from: Vault,
  paths: readonly string[],
  to: Vault,
  into: string,
  removeSource = false,
): Promise<{ state: string; problem: string | null; deletionId: string | null }> {
  const itemIds = await Promise.all(paths.map((path) => from.idOf(path)));
  const folderId = await to.idOf(into);
  const started = await alice.app.copying.copy({
    vaultId: from.id,
    toVaultId: to.id,
    itemIds,
    folderId,
    removeSource,
  });
  const { state, problem } = await alice.ended(started);
  return { state, problem, deletionId: started.deletionId };
}

/** Plaintext must not outlive the copy. */
async function privateFiles(): Promise<string[]> {
  return readdir(join(alice.computer.folder, "app", "opened"), { recursive: true }).catch(() => []);
}

async function keysOf(vault: Vault): Promise<Map<string, string>> {
  const { tree } = await vault.person.app.vaults.open(vault.id);
  return new Map(
    tree.descendants(tree.root.id).flatMap((node) => {
      const key = node.access.by === "item-key" ? node.access.item.contentKey : null;
      return key === null ? [] : [[node.id, Buffer.from(key).toString("hex")] as const];
    }),
  );
}

describe("a copy", PATIENCE, () => {
  it("within a vault is an item of its own, with a content key of its own and a name that is free", async () => {
    const vault = await filledVault("Copies");
    const before = await vault.tree();
    expect(await copies(vault, ["top.txt", "F"], vault, "")).toMatchObject({ state: "done" });
    expect(await copies(vault, ["top.txt"], vault, "F/G")).toMatchObject({ state: "done" });
    const after = await vault.tree();
    for (const [path, item] of before) expect(after.get(path)?.itemId).toBe(item.itemId);
    const content = await vault.content();
    expect(content.get("top (2).txt")).toBe("top");
    expect(content.get("F (2)/G/film")).toBe(content.get("F/G/film"));
    expect(content.get("F/G/top.txt")).toBe("top");
    // A file system keeps a time to within a millisecond.
    const [copied, original] = [after.get("top (2).txt"), before.get("top.txt")];
    expect(Math.abs((copied?.modifiedAt ?? 0) - (original?.modifiedAt ?? 0))).toBeLessThanOrEqual(1);
    const keys = [...(await keysOf(vault)).values()];
    expect(new Set(keys).size).toBe(keys.length);
    expect(await privateFiles()).toEqual([]);
  });

  it("in another vault opens for whoever has access there, and for nobody through the vault that it came from", async () => {
    const [source, target] = [await filledVault("Source"), await alice.createsVault("Target")];
    expect(await source.sharesWith(bob, "")).toBe("shared");
    expect(await copies(source, ["F", "empty.txt"], target, "")).toMatchObject({ state: "done" });
    const there = await target.content();
    expect(there.get("F/one.txt")).toBe("one");
    expect(there.get("empty.txt")).toBe("");
    expect((await (await target.openedBy(bob)).tree()).size).toBe(0);
    expect(await target.sharesWith(bob, "F")).toBe("shared");
    expect((await (await target.openedBy(bob)).content()).get("F/one.txt")).toBe("one");
  });

  it("of what somebody else changed a moment ago is told as changed, not as damaged", async () => {
    const [source, target] = [await filledVault("Shared"), await alice.createsVault("Mine")];
    expect(await source.sharesWith(bob, "", { access: "read-write" })).toBe("shared");
    const bobs = await source.openedBy(bob);
    await alice.restart({
      engine: (engine) => beforeDecrypting(engine, () => bobs.renames("top.txt", "t.txt")),
    });
    const changed = { state: "failed", problem: "file-changed-while-reading" };
    expect(await copies(source, ["top.txt"], target, "")).toMatchObject(changed);
    await alice.restart();
    expect(await copies(source, ["t.txt"], target, "")).toMatchObject({ state: "done" });
    await alice.restart({
      engine: (engine) => beforeDecrypting(engine, () => bobs.renames("t.txt", "u.txt")),
    });
    expect(await copies(source, ["t.txt"], source, "F")).toMatchObject(changed);
    await alice.restart();
    expect(await privateFiles()).toEqual([]);
  });

  it("is refused into itself, and where only reading is allowed", async () => {
    const vault = await filledVault("Itself");
    for (const into of ["F", "F/G"]) {
      expect(await copies(vault, ["F"], vault, into)).toMatchObject({ problem: "copy-into-itself" });
    }
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    const bobs = await vault.openedBy(bob);
    const asked = bob.app.copying.copy({
      vaultId: bobs.id,
      toVaultId: bobs.id,
      itemIds: [await bobs.idOf("top.txt")],
      folderId: bobs.id,
      removeSource: false,
    });
    await expect(asked).rejects.toMatchObject({ code: "read-only" });
  });
});

describe("what is cut and pasted into another vault", PATIENCE, () => {
  it("is deleted where it was, and can be put back there", async () => {
    const [source, target] = [await filledVault("From"), await alice.createsVault("To")];
    const before = await source.content();
    const { state, deletionId } = await copies(source, ["F", "top.txt"], target, "", true);
    expect(state).toBe("done");
    expect([...(await source.content()).keys()]).toEqual(["empty.txt"]);
    const there = await target.content();
    expect(there.get("F/G/film")).toBe(before.get("F/G/film"));
    expect(await source.putsBack(deletionId ?? "")).toMatchObject({ state: "done" });
    expect(await source.content()).toEqual(before);
    expect(await privateFiles()).toEqual([]);
  });

  it("leaves no orphans of a folder that cannot be written, and tells of all that lies in it", async () => {
    const [source, target] = [await filledVault("Deep"), await alice.createsVault("Full disk")];
    const folder = await alice.computer.newFolder("source");
    await writeFolder(folder, new Map([["H/deep.txt", "deep"]]));
    await source.adds([join(folder, "H")], "F/G");
    const itemIds = [await source.idOf("F")];
    await alice.restart({ engine: (engine) => refusingFolder(engine, "G") });
    const asked = { vaultId: source.id, toVaultId: target.id, folderId: target.id };
    const job = await alice.ended(await alice.app.copying.copy({ ...asked, itemIds, removeSource: true }));
    await alice.restart();
    expect(job).toMatchObject({ state: "done", failureCount: 4 });
    expect(job.failures.map(({ name }) => name).toSorted()).toEqual(["G", "H", "deep.txt", "film"]);
    expect([...(await target.content()).keys()]).toEqual(["F/one.txt"]);
    const { tree } = await alice.app.vaults.open(target.id);
    expect(tree.problems).toEqual([]);
    expect((await source.content()).has("F/G/H/deep.txt")).toBe(true);
  });

  it("stays where it was when a copy does not read as it was written", async () => {
    const [source, target] = [await filledVault("Kept"), await alice.createsVault("Bad disk")];
    const before = await source.content();
    await alice.restart({ engine: (engine) => readingOtherBytes(engine, target.folder) });
    expect((await copies(source, ["F"], target, "", true)).state).toBe("done");
    await alice.restart();
    expect(await source.content()).toEqual(before);
    expect(await privateFiles()).toEqual([]);
  });
});

/** Somebody else is faster, once. */
function beforeDecrypting(engine: Engine, change: () => Promise<void>): Engine {
  let isChanged = false;
  return new Proxy(engine, {
    get: (real, name) => {
      if (name !== "decryptFiles") return bound(real, name);
      return async (...asked: Parameters<Engine["decryptFiles"]>) => {
        if (!isChanged) await change();
        isChanged = true;
        return real.decryptFiles(...asked);
      };
    },
  });
}

/** A disk that does not take the folder of this name. */
function refusingFolder(engine: Engine, refused: string): Engine {
  return new Proxy(engine, {
    get: (real, name) => {
      if (name !== "writeNodes") return bound(real, name);
      return async (...[jobs, control]: Parameters<Engine["writeNodes"]>) => {
        const outcomes = await Promise.all(
          jobs.map(async (job) => {
            if (job.container.name === refused) return [{ ok: false as const, code: "disk-full" as const }];
            return real.writeNodes([job], control);
          }),
        );
        return outcomes.flat();
      };
    },
  });
}

/** A disk that gives back other bytes than were written to this folder. */
function readingOtherBytes(engine: Engine, folder: string): Engine {
  return new Proxy(engine, {
    get: (real, name) => {
      if (name !== "readSegments") return bound(real, name);
      return async (job: Parameters<Engine["readSegments"]>[0]) => {
        const bytes = await real.readSegments(job);
        if (job.sourcePath.startsWith(folder)) bytes[0] = (bytes[0] ?? 0) ^ 1;
        return bytes;
      };
    },
  });
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === "function"
    ? (...args: unknown[]) => Reflect.apply(value, target, args) as unknown
    : value;
}

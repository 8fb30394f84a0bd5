import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DRAGGED_BYTES } from "../../../electron/services/dragging/drag-out";
import { writeFolder } from "./folder-content";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const people = new Neighbourhood(["Alice", "Bob"]);
let alice: Person;
let vault: Vault;

beforeAll(async () => {
  alice = people.person("Alice");
  const source = await alice.computer.newFolder("source");
  await writeFolder(
    source,
    new Map([
      ["a.txt", "letter a"],
      ["F/b.txt", "letter b"],
      ["F/G/c.txt", "letter c"],
    ]),
  );
  vault = await alice.createsVault("Dragged");
  await vault.adds([join(source, "a.txt"), join(source, "F")]);
});

async function prepare(...paths: string[]): Promise<{ dragId: string; state: string | null }> {
  const itemIds = await Promise.all(paths.map((path) => vault.idOf(path)));
  const { dragId, jobId } = await alice.app.drags.prepare({ vaultId: vault.id, itemIds });
  return { dragId, state: jobId === null ? null : (await alice.ended({ jobId })).state };
}

async function privateFiles(): Promise<string[]> {
  const folder = join(alice.computer.folder, "app", "opened");
  return (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => name.endsWith(".txt"));
}

describe("what is dragged out of the window", { timeout: 120_000 }, () => {
  it("is decrypted first, and exactly that is handed to the system's drag", async () => {
    const { dragId, state } = await prepare("a.txt", "F");
    expect(state).toBe("done");
    expect(alice.app.opened.list()).toMatchObject([{ openedId: dragId, name: "a.txt", state: "dragged" }]);
    await alice.app.drags.begin({ dragId });
    const [dragged = []] = alice.computer.desktop.dragged;
    expect(dragged.map(({ path }) => path.split("/").at(-1)).sort()).toEqual(["F", "a.txt"]);
    expect(dragged.find(({ path }) => path.endsWith("a.txt"))?.content?.toString()).toBe("letter a");
    expect((await privateFiles()).length).toBe(3);
  });

  it("is there at once the second time, unless it has changed since", async () => {
    const first = await prepare("F");
    expect((await prepare("F")).dragId).toBe(first.dragId);
    await vault.renames("F/b.txt", "B.txt");
    const again = await prepare("F");
    expect(again).toMatchObject({ state: "done" });
    expect(again.dragId).not.toBe(first.dragId);
  });

  it("is the newest version, also when somebody else wrote it a moment ago", async () => {
    const bob = people.person("Bob");
    expect(await vault.sharesWith(bob, "", { access: "read-write" })).toBe("shared");
    const bobs = await vault.openedBy(bob);
    let isChanged = false;
    await alice.restart({
      engine: (engine) =>
        new Proxy(engine, {
          get: (real, name) => {
            const method: unknown = Reflect.get(real, name);
            if (typeof method !== "function") return method;
            return async (...asked: unknown[]) => {
              if (name === "decryptFiles" && !isChanged) {
                isChanged = true;
                await bobs.renames("F/B.txt", "renamed.txt");
              }
              return Reflect.apply(method, real, asked) as unknown;
            };
          },
        }),
    });
    expect((await prepare("F")).state).toBe("done");
    expect((await privateFiles()).length).toBe(2);
    await alice.restart();
    await vault.renames("F/renamed.txt", "B.txt");
  });

  it("is wiped when it is closed, at locking, and at quitting", async () => {
    await alice.app.opened.close({ openedId: null, discard: false });
    expect(await privateFiles()).toEqual([]);
    for (const end of [() => alice.app.lock.lock("by-hand"), () => alice.computer.stop()]) {
      const { dragId } = await prepare("F");
      expect((await privateFiles()).length).toBe(2);
      await end();
      expect(await privateFiles()).toEqual([]);
      if (alice.computer.isRunning) {
        await alice.app.lock.open();
        await expect(alice.app.drags.begin({ dragId })).rejects.toMatchObject({ code: "file-not-found" });
      }
    }
    await alice.computer.start();
  });

  it("is refused when it would take too long to decrypt", async () => {
    const source = await alice.computer.newFolder("source");
    await writeFolder(source, new Map([["big.bin", Buffer.alloc(DRAGGED_BYTES + 1)]]));
    await vault.adds([join(source, "big.bin")]);
    await expect(prepare("big.bin")).rejects.toMatchObject({ code: "too-large-to-drag" });
    expect(await privateFiles()).toEqual([]);
  });
});

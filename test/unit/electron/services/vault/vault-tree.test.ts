import { describe, expect, it } from "vitest";
import type { AccessAnswer } from "../../../../../electron/services/keyring/container-access";
import { nameOf } from "../../../../../electron/services/vault/vault-node";
import { type DataId, deriveItemKey, generateDataKey, newDataId } from "../../../../../shared/crypto";
import type { Grant } from "../../../../../shared/format";
import { type SampleNode, SampleVault } from "./sample-vault";

const NO_ROOT_KEY = { rootAccess: { by: "none" as const } };
const anyGrant = {} as Grant;

function names(nodes: Iterable<Parameters<typeof nameOf>[0]>): string[] {
  return [...nodes].map(nameOf).sort();
}

/** Vault > F > (G > deep, one); vault > top */
function sample() {
  const vault = new SampleVault();
  const f = vault.addFolder(vault.root, "F");
  const g = vault.addFolder(f, "G");
  const deep = vault.addFile(g, "deep");
  const one = vault.addFile(f, "one");
  const top = vault.addFile(vault.root, "top");
  return { vault, f, g, deep, one, top };
}

function grantOf(node: SampleNode) {
  return {
    heldIds: new Set([node.id]),
    accessToAll: async (headers: readonly { dataId: DataId; path: readonly { id: DataId }[] }[]) =>
      headers.map((header): AccessAnswer => {
        if (header.dataId !== node.id) return { ok: true, access: null };
        return { ok: true, access: { by: "item-key", itemKey: node.key, grant: anyGrant, through: node.id } };
      }),
  };
}

describe("the tree of a vault", () => {
  it("opens everything for who holds the vault's key", async () => {
    const { vault, f, g, deep } = sample();
    const tree = await vault.tree();
    expect(tree.itemCount).toBe(5);
    expect(tree.problems).toEqual([]);
    expect(names(tree.children(vault.id))).toEqual(["F", "top"]);
    expect(names(tree.descendants(f.id))).toEqual(["G", "deep", "one"]);
    expect(tree.ancestors(deep.id).map(({ id }) => id)).toEqual([vault.id, f.id, g.id]);
    expect(tree.topmost([deep.id, f.id, f.id]).map(({ id }) => id)).toEqual([f.id]);
    expect(tree.isWithin(deep.id, f.id)).toBe(true);
    expect(tree.isWithin(f.id, deep.id)).toBe(false);
  });

  it("does not follow lies about paths deeper than anything may lie", async () => {
    const vault = new SampleVault();
    let above = vault.addFolder(vault.root, "1");
    for (let level = 2; level <= 70; level++) {
      const id = newDataId();
      const path = [
        { id: vault.id, epoch: 1 },
        { id: above.id, epoch: 1 },
      ];
      above = vault.write("folder", id, path, 1, deriveItemKey(above.key, id, 1), String(level));
    }
    const tree = await vault.tree();
    expect(Math.max(...tree.descendants(vault.id).map(({ id }) => tree.ancestors(id).length))).toBe(64);
    expect(tree.problems.map(({ problem }) => problem)).toContain("container-damaged");
  });

  it("shows a folder that was shared alone at the top, with all below it and nothing else", async () => {
    const { vault, g } = sample();
    const tree = await vault.tree({ ...NO_ROOT_KEY, ...grantOf(g) });
    expect(names(tree.children(vault.id))).toEqual(["G"]);
    expect(names(tree.children(g.id))).toEqual(["deep"]);
    expect(tree.itemCount).toBe(2);
    expect(tree.problems).toEqual([]);
  });

  it("does not open what was opened before again, and forgets it when its key is gone", async () => {
    const { vault, g, one } = sample();
    const whole = await vault.tree();
    const again = await vault.tree({ known: whole });
    expect(again.get(one.id)?.access).toEqual(whole.get(one.id)?.access);
    const removed = await vault.tree({ ...NO_ROOT_KEY, ...grantOf(g), known: whole });
    expect(removed.get(one.id)).toBeNull();
  });

  it("says of items whose folder is missing that it has not arrived", async () => {
    const { vault, g, deep } = sample();
    vault.heads.delete(g.id);
    const tree = await vault.tree();
    expect(tree.get(deep.id)).toBeNull();
    expect(tree.problemsIn(vault.id)).toMatchObject([{ dataId: deep.id, problem: "folder-not-arrived" }]);
  });

  it("shows a file that was given itself even when its folder is missing", async () => {
    const { vault, g, deep } = sample();
    vault.heads.delete(g.id);
    const tree = await vault.tree({ ...NO_ROOT_KEY, ...grantOf(deep) });
    expect(names(tree.children(vault.id))).toEqual(["deep"]);
  });

  it("says that a box is damaged when no key that leads there opens it", async () => {
    const { vault, one } = sample();
    vault.write("file", one.id, one.head.header.path, 1, generateDataKey(), "sealed under a strange key");
    const tree = await vault.tree();
    expect(tree.problems).toMatchObject([{ dataId: one.id, problem: "container-damaged" }]);
  });

  it("passes on why a grant cannot be used", async () => {
    const { vault, g } = sample();
    const tree = await vault.tree({
      ...NO_ROOT_KEY,
      heldIds: new Set([g.id]),
      accessToAll: async (headers) => headers.map(() => ({ ok: false, code: "grant-expired" })),
    });
    expect(tree.problems.map(({ problem }) => problem)).toContain("grant-expired");
    expect(tree.itemCount).toBe(0);
  });

  it("ends for folders that lie in each other, and says that they are damaged", async () => {
    const vault = new SampleVault();
    const [a, b] = [newDataId(), newDataId()];
    const key = generateDataKey();
    vault.write(
      "folder",
      a,
      [
        { id: vault.id, epoch: 1 },
        { id: b, epoch: 1 },
      ],
      1,
      key,
      "a",
    );
    vault.write(
      "folder",
      b,
      [
        { id: vault.id, epoch: 1 },
        { id: a, epoch: 1 },
      ],
      1,
      key,
      "b",
    );
    const tree = await vault.tree();
    expect(tree.problems.map(({ problem }) => problem)).toEqual(["container-damaged", "container-damaged"]);
    expect(tree.itemCount).toBe(0);
  });

  it("opens what still hangs on a folder's earlier key, and knows that it is outdated", async () => {
    const { vault, f, one, deep } = sample();
    const newKey = deriveItemKey(vault.root.key, f.id, 7);
    vault.write("folder", f.id, f.head.header.path, 7, newKey, "F", {
      version: 2,
      earlierKeys: [{ epoch: 1, key: f.key }],
    });
    const tree = await vault.tree();
    expect(tree.problems).toEqual([]);
    expect(tree.get(one.id)?.parentId).toBe(f.id);
    expect(tree.get(deep.id)).not.toBeNull();
    expect(names(tree.outdated())).toEqual(["G", "one"]);
    expect(tree.highestEpoch).toBe(7);
  });

  it("is not deceived by a path that leads an earlier key astray", async () => {
    const { vault, f, one, top } = sample();
    // A writer claims that `top` lies in F; the key that follows from F does not open it.
    vault.write("file", top.id, one.head.header.path, 1, deriveItemKey(vault.root.key, top.id, 1), "top");
    const tree = await vault.tree();
    expect(tree.get(top.id)).toBeNull();
    expect(tree.get(one.id)).not.toBeNull();
    expect(tree.problemsIn(f.id)).toMatchObject([{ dataId: top.id, problem: "container-damaged" }]);
  });
});

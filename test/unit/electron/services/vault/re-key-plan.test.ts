import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { type PlannedReseal, planReKey } from "../../../../../electron/services/vault/re-key-plan";
import { nameOf } from "../../../../../electron/services/vault/vault-node";
import { bytesToHex, type DataId, generateDataKey } from "../../../../../shared/crypto";
import { type SampleNode, SampleVault } from "./sample-vault";

/** Applies planned re-sealings to the vault in memory, as the engine would. */
function apply(vault: SampleVault, reseals: readonly PlannedReseal[]): void {
  for (const { node, itemKey, path, epoch, name, earlierKeys } of reseals) {
    const { header } = node.head;
    vault.write(header.kind, node.id, path, epoch, itemKey, name ?? node.access.item.name, {
      version: header.version + 1,
      earlierKeys: [...(earlierKeys ?? [])],
      ...(node.access.item.contentKey === null ? {} : { contentKey: node.access.item.contentKey }),
    });
  }
}

/** A vault whose shape is given by numbers: each item goes into the folder that its number picks. */
function grown(picks: readonly number[]): { vault: SampleVault; folders: SampleNode[]; all: SampleNode[] } {
  const vault = new SampleVault();
  const folders = [vault.root];
  const all: SampleNode[] = [];
  for (const [i, pick] of picks.entries()) {
    const parent = folders[pick % folders.length] ?? vault.root;
    const isFolder = pick % 3 !== 0 && parent.head.header.path.length < 60;
    const node = isFolder ? vault.addFolder(parent, `item ${i}`) : vault.addFile(parent, `item ${i}`);
    if (isFolder) folders.push(node);
    all.push(node);
  }
  return { vault, folders, all };
}

const shape = fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 25 });

async function keysOf(vault: SampleVault): Promise<Map<DataId, string>> {
  const tree = await vault.tree();
  return new Map(
    [tree.root, ...tree.descendants(vault.id)].flatMap((node) =>
      node.access.by === "item-key" ? [[node.id, bytesToHex(node.access.itemKey)] as const] : [],
    ),
  );
}

describe("re-keying", () => {
  it("leaves everything readable wherever it stops, and is finished by planning again", async () => {
    await fc.assert(
      fc.asyncProperty(shape, fc.nat(), fc.nat(), async (picks, whichTop, whereItStops) => {
        const { vault, all } = grown(picks);
        const before = await vault.tree();
        const top = all[whichTop % all.length] ?? vault.root;
        const tops = [{ itemId: top.id, parentId: null }];
        const plan = planReKey(before, tops, 9, null);
        apply(vault, plan.reseals.slice(0, whereItStops % (plan.reseals.length + 1)));
        const half = await vault.tree();
        expect(half.problems).toEqual([]);
        expect(half.itemCount).toBe(before.itemCount);
        apply(vault, planReKey(half, tops, 9, null).reseals);
        const after = await vault.tree();
        expect(after.outdated()).toEqual([]);
        expect(planReKey(after, tops, 9, null).reseals).toEqual([]);
        for (const node of [after.node(top.id), ...after.descendants(top.id)]) {
          expect(node.head.header.epoch).toBe(9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("changes every key below, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(shape, fc.nat(), async (picks, whichTop) => {
        const { vault, all } = grown(picks);
        const before = await keysOf(vault);
        const tree = await vault.tree();
        const top = all[whichTop % all.length] ?? vault.root;
        apply(vault, planReKey(tree, [{ itemId: top.id, parentId: null }], 5, null).reseals);
        const after = await keysOf(vault);
        for (const [id, key] of before) expect(after.get(id) === key).toBe(!tree.isWithin(id, top.id));
      }),
      { numRuns: 40 },
    );
  });

  it("of the vault itself changes all keys to what follows from the new one", async () => {
    const { vault } = grown([1, 2, 3, 4, 5, 6, 7, 8]);
    const before = await keysOf(vault);
    const rootKey = generateDataKey();
    const plan = planReKey(await vault.tree(), [{ itemId: vault.id, parentId: null }], 2, rootKey);
    expect(plan.reseals[0]?.node.id).toBe(vault.id);
    apply(vault, plan.reseals);
    const after = await keysOf(vault);
    expect(after.get(vault.id)).toBe(bytesToHex(rootKey));
    for (const [id, key] of before) expect(after.get(id)).not.toBe(key);
  });

  it("moves a folder with all below it, wherever it stops", async () => {
    await fc.assert(
      fc.asyncProperty(shape, fc.nat(), fc.nat(), fc.nat(), async (picks, which, target, stop) => {
        const { vault, all, folders } = grown(picks);
        const before = await vault.tree();
        const moved = all[which % all.length] ?? vault.root;
        const into = folders[target % folders.length] ?? vault.root;
        fc.pre(!before.isWithin(into.id, moved.id));
        const tops = [{ itemId: moved.id, parentId: into.id }];
        const plan = planReKey(before, tops, 4, null);
        apply(vault, plan.reseals.slice(0, stop % (plan.reseals.length + 1)));
        const half = await vault.tree();
        expect(half.problems).toEqual([]);
        apply(vault, planReKey(half, tops, 4, null).reseals);
        const after = await vault.tree();
        expect(after.node(moved.id).parentId).toBe(into.id);
        expect(after.outdated()).toEqual([]);
        expect(after.descendants(moved.id).map(nameOf).sort()).toEqual(
          before.descendants(moved.id).map(nameOf).sort(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("refuses to move a folder so deep that something would lie below the deepest level", async () => {
    const vault = new SampleVault();
    let deepest = vault.root;
    for (let level = 0; level < 63; level++) deepest = vault.addFolder(deepest, `level ${level}`);
    const folder = vault.addFolder(vault.root, "folder");
    vault.addFile(folder, "file");
    const tree = await vault.tree();
    const move = () => planReKey(tree, [{ itemId: folder.id, parentId: deepest.id }], 2, null);
    expect(move).toThrow(new KeyferryError("too-deep"));
  });

  it("keeps the newest 256 earlier keys", async () => {
    const { vault } = grown([1]);
    for (let epoch = 2; epoch < 300; epoch++) {
      const tree = await vault.tree();
      apply(vault, planReKey(tree, [{ itemId: vault.id, parentId: null }], epoch, generateDataKey()).reseals);
    }
    const { access } = (await vault.tree()).root;
    expect(access.by === "item-key" && access.item.earlierKeys.length).toBe(256);
    expect(access.by === "item-key" && access.item.earlierKeys[0]?.epoch).toBe(298);
  });
});

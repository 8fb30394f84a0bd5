import type { DataId } from "../../../shared/crypto";
import type { ReadHead } from "../ports";
import { KeyAnchors } from "../vault/key-anchors";
import { parentIdOf } from "../vault/path-algebra";
import { isKeyed, type KeyedNode } from "../vault/vault-node";
import { VaultTree } from "../vault/vault-tree";

/**
 * Opens deleted containers with the keys of the vault as it is now; folders that were re-keyed since hold the earlier keys that
 * these hang on. What no key at hand leads to is left out.
 * @param heads every folder before what lies in it
 */
export function openDeleted(tree: VaultTree, heads: readonly ReadHead[]): Map<DataId, KeyedNode> {
  const anchors = new KeyAnchors();
  const known = new Set<DataId>();
  const learn = (id: DataId): void => {
    if (known.has(id)) return;
    known.add(id);
    const node = tree.get(id);
    if (node !== null && isKeyed(node)) {
      anchors.addOpened(node.head.header, node.access.itemKey, node.access.item);
    }
  };
  learn(tree.root.id);
  const opened = new Map<DataId, KeyedNode>();
  for (const head of heads) {
    const { header } = head;
    for (const { id } of header.path) learn(id);
    const opening = anchors.open(header);
    if (opening.outcome !== "opened") continue;
    const { itemKey, item } = opening;
    anchors.addOpened(header, itemKey, item);
    const access = { by: "item-key" as const, itemKey, item };
    opened.set(header.dataId, { id: header.dataId, head, access, parentId: parentIdOf(header) });
  }
  return opened;
}

/**
 * The vault's tree with the deleted items hung up where they are to come back.
 * @param parents of the topmost ones
 */
export function treeWithDeleted(
  tree: VaultTree,
  opened: ReadonlyMap<DataId, KeyedNode>,
  parents: ReadonlyMap<DataId, DataId>,
): VaultTree {
  const deleted = [...opened.values()].map((node) => ({
    ...node,
    parentId: parents.get(node.id) ?? node.parentId,
  }));
  const highestEpoch = deleted.reduce(
    (highest, { head }) =>
      Math.max(highest, head.header.epoch, ...head.header.path.map(({ epoch }) => epoch)),
    tree.highestEpoch,
  );
  return new VaultTree(
    tree.root,
    [...tree.descendants(tree.root.id), ...deleted],
    tree.problems,
    highestEpoch,
  );
}

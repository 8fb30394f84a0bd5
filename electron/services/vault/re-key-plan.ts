import { type DataId, deriveItemKey, type SecretKey16 } from "../../../shared/crypto";
import { type ContainerHeader, type EarlierKey, LIMITS, type PathStep } from "../../../shared/format";
import { pathBelow, requireDepth } from "./path-algebra";
import { isKeyed, type KeyedNode } from "./vault-node";
import type { VaultTree } from "./vault-tree";

/**
 * Re-keying: a node and all below it get one new epoch, and with it keys that nobody can derive from the old ones. Taking access
 * away is re-keying in place, moving is re-keying under another folder.
 */
export interface ReKeyTop {
  readonly itemId: DataId;
  /** Where it is to lie from now on; null where it lies. The root lies nowhere. */
  readonly parentId: DataId | null;
  /** Its new name, if it gets one. */
  readonly name?: string;
}

/** How one container is to be sealed, once what is above it was sealed. */
export interface PlannedReseal {
  readonly node: KeyedNode;
  readonly itemKey: SecretKey16;
  readonly path: readonly PathStep[];
  readonly epoch: number;
  readonly name?: string;
  /** Folders and the vault keep their earlier keys; null for a file. */
  readonly earlierKeys: readonly EarlierKey[] | null;
}

export interface ReKeyPlan {
  readonly epoch: number;
  /** Every folder before what lies in it; without those that are sealed like this already. */
  readonly reseals: readonly PlannedReseal[];
  /** Every node with its new key and place, also those that are sealed already. */
  readonly nodes: readonly PlannedReseal[];
}

/**
 * Deterministic but for `rootKey`, so that an interrupted re-keying goes on where it stopped.
 * @param tops none of them below another
 * @param epoch larger than any in the vault when the re-keying began
 * @param rootKey the vault's new key; needed only when the root itself is a top
 * @throws KeyferryError `too-deep`, `no-access`, `item-not-found`
 */
export function planReKey(
  tree: VaultTree,
  tops: readonly ReKeyTop[],
  epoch: number,
  rootKey: SecretKey16 | null,
): ReKeyPlan {
  const planned = new Map<DataId, PlannedReseal>();
  for (const top of tops) {
    const node = tree.keyedNode(top.itemId);
    planned.set(node.id, planTop(tree, top, node, epoch, rootKey));
    for (const below of tree.descendants(node.id)) {
      const parent = below.parentId === null ? undefined : planned.get(below.parentId);
      // What is readable only in part has no key to re-seal it with; it stays as it is.
      if (parent === undefined || !isKeyed(below)) continue;
      planned.set(below.id, planBelow(parent, below, epoch));
    }
  }
  const nodes = [...planned.values()];
  return { epoch, nodes, reseals: nodes.filter((plan) => !isDone(plan)) };
}

function planTop(
  tree: VaultTree,
  top: ReKeyTop,
  node: KeyedNode,
  epoch: number,
  rootKey: SecretKey16 | null,
): PlannedReseal {
  const name = top.name === undefined ? {} : { name: top.name };
  if (node.parentId === null) {
    if (rootKey === null) throw new RangeError("re-keying a vault needs its new key");
    return { node, itemKey: rootKey, path: [], epoch, ...name, earlierKeys: earlierKeysOf(node, epoch) };
  }
  const parent = tree.keyedNode(top.parentId ?? node.parentId);
  return { ...planUnder(parent.access.itemKey, parent.head.header, node, epoch), ...name };
}

function planBelow(parent: PlannedReseal, node: KeyedNode, epoch: number): PlannedReseal {
  const place = { dataId: parent.node.id, path: parent.path, epoch: parent.epoch };
  return planUnder(parent.itemKey, place, node, epoch);
}

function planUnder(
  parentKey: SecretKey16,
  parent: Pick<ContainerHeader, "dataId" | "path" | "epoch">,
  node: KeyedNode,
  epoch: number,
): PlannedReseal {
  const path = pathBelow(parent);
  requireDepth(path);
  return {
    node,
    itemKey: deriveItemKey(parentKey, node.id, epoch),
    path,
    epoch,
    earlierKeys: node.head.header.kind === "file" ? null : earlierKeysOf(node, epoch),
  };
}

/** The node's own earlier keys, newest first, with the one it has now at their head. */
function earlierKeysOf(node: KeyedNode, epoch: number): EarlierKey[] {
  const { header } = node.head;
  const all = [{ epoch: header.epoch, key: node.access.itemKey }, ...node.access.item.earlierKeys];
  return all.filter((earlier) => earlier.epoch < epoch).slice(0, LIMITS.earlierKeys);
}

function isDone({ node, path, epoch, name }: PlannedReseal): boolean {
  const { header } = node.head;
  const isInPlace =
    header.path.length === path.length &&
    header.path.every((step, i) => step.id === path[i]?.id && step.epoch === path[i].epoch);
  return isInPlace && header.epoch === epoch && (name === undefined || name === node.access.item.name);
}

import type { DataId } from "../../../shared/crypto";
import { segmentCount } from "../../../shared/format";
import type { VaultNode } from "../vault/vault-node";
import type { VaultTree } from "../vault/vault-tree";

export interface KeyCount {
  /** One for each vault, folder and file. */
  readonly items: number;
  /** One for each segment of a file. */
  readonly segments: number;
}

/** The data keys of all that is readable in a vault. */
export function keysOf(tree: VaultTree): KeyCount {
  return sum([tree.root, ...tree.descendants(tree.root.id)].map(keysOfNode));
}

/** The data keys that follow from the key of one node. */
export function keysBelow(tree: VaultTree, id: DataId): number {
  const { items, segments } = sum([tree.node(id), ...tree.descendants(id)].map(keysOfNode));
  return items + segments;
}

/** Who holds a cover has keys of segments only; what is not readable has none that are known here. */
function keysOfNode({ head, access }: VaultNode): KeyCount {
  switch (access.by) {
    case "item-key":
      return { items: 1, segments: segmentCount(head.header) };
    case "cover":
      return { items: 0, segments: access.cover.to - access.cover.from };
    case "none":
      return { items: 0, segments: 0 };
  }
}

function sum(counts: readonly KeyCount[]): KeyCount {
  let [items, segments] = [0, 0];
  for (const one of counts) {
    items += one.items;
    segments += one.segments;
  }
  return { items, segments };
}

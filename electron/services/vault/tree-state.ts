import { bytesToHex, type DataId } from "../../../shared/crypto";
import type { VaultTree } from "./vault-tree";

/** Changes with any of these items, and with anything that lies in them. @throws KeyferryError `item-not-found` */
export function stateOf(tree: VaultTree, itemIds: readonly DataId[]): string {
  return tree
    .topmost(itemIds)
    .flatMap((top) => [top, ...tree.descendants(top.id)])
    .map(({ id, head }) => `${id} ${bytesToHex(head.headerHash)}`)
    .sort()
    .join("\n");
}

import type { GrantedNode } from "./access-ledger";
import type { VaultContext } from "./vault-context";
import { isKeyed, type KeyedNode } from "./vault-node";

/** A node under the key and version that it has. */
export function asGranted(node: KeyedNode): GrantedNode {
  const { header } = node.head;
  const { itemKey, item } = node.access;
  return {
    dataId: node.id,
    epoch: header.epoch,
    itemKey,
    name: item.name,
    version: header.version,
    header,
    contentKey: item.contentKey,
  };
}

/**
 * Gives people what they were given anew where another writer re-keyed it or where a file's header has a new version.
 * Asks nothing of the server when all is as it should be. Only the owner can do this; nothing happens for anyone else.
 * @throws KeyferryError of the server
 */
export async function keepGrantsCurrent({
  vault,
  ledger,
}: Pick<VaultContext, "vault" | "ledger">): Promise<void> {
  if (vault.role !== "owner" || !isKeyed(vault.tree.root)) return;
  const { tree } = vault;
  const given = [tree.root, ...tree.descendants(vault.vaultId)]
    .filter(isKeyed)
    .filter((node) => ledger.recipientCount(node.id) > 0);
  if (given.length === 0) return;
  await ledger.renew({
    root: tree.root.head.header,
    nodes: given.map(asGranted),
    revocations: [],
    rootKey: null,
  });
}

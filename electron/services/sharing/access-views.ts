import type { DataId } from "../../../shared/crypto";
import type { AccessView } from "../../../shared/protocol/ipc/views";
import type { People } from "../people/people";
import { nameOf, type VaultNode } from "../vault/vault-node";
import type { VaultTree } from "../vault/vault-tree";
import { type Given, type GivenAccess, isOver } from "./given-access";

/** Who reaches an item: by a grant for itself or a part of it, and by grants for the folders above. */
export async function accessViews(
  tree: VaultTree,
  itemId: DataId,
  given: GivenAccess,
  people: Pick<People, "byIds">,
): Promise<AccessView[]> {
  const through = [tree.node(itemId), ...tree.ancestors(itemId).reverse()];
  const rows = through.flatMap((node) =>
    given
      .of(node.id)
      // A part of a file gives nothing else, and what only the server tells must be of the keys of now.
      .filter((one) => one.isGivenHere || one.epoch === node.head.header.epoch)
      .map((one) => ({ node, one })),
  );
  const known = await people.byIds(rows.map(({ one }) => one.recipientId));
  return rows.flatMap(({ node, one }) => {
    const person = known.get(one.recipientId);
    if (person === undefined) return [];
    const { access, since, notAfter } = one;
    return [
      {
        person: person.view,
        access,
        through: { itemId: node.id, name: nameOf(node), kind: node.head.header.kind },
        inherited: node.id !== itemId,
        range: rangeOf(one),
        since: since * 1000,
        endsAt: notAfter === null ? null : notAfter * 1000,
        isOver: isOver(one),
      },
    ];
  }) satisfies (AccessView & { through: { kind: VaultNode["head"]["header"]["kind"] } })[];
}

function rangeOf({ part }: Given): AccessView["range"] {
  if (part === null || part === "unknown") return null;
  const { from, to, segmentCount } = part;
  return { from, to, segmentCount };
}

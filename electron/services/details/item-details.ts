import { bytesToHex, equalConstantTime, parseDataId } from "../../../shared/crypto";
import type { ContainerHeader } from "../../../shared/format";
import type { IpcRequest } from "../../../shared/protocol/ipc/contract";
import type { ItemDetails } from "../../../shared/protocol/ipc/details-views";
import type { Keyring } from "../keyring/keyring";
import type { People } from "../people/people";
import { heldIdsOf } from "../vault/held-ids";
import { nameOf, type VaultNode } from "../vault/vault-node";
import type { VaultService } from "../vault/vault-service";
import type { VaultTree } from "../vault/vault-tree";

export interface ItemDetailsDeps {
  readonly vaults: Pick<VaultService, "open">;
  readonly people: Pick<People, "knownBySigningKey">;
  readonly keyring: Pick<Keyring, "heldGrants">;
}

/** Tells of one item who wrote it, which version it is and how it comes to be readable. Never asks the server. */
export class ItemDetailsService {
  constructor(private readonly deps: ItemDetailsDeps) {}

  /** @throws KeyferryError `item-not-found`, or why the vault cannot be opened */
  async read({ vaultId, itemId }: IpcRequest<"details.read">): Promise<ItemDetails> {
    const vault = await this.deps.vaults.open(vaultId);
    const { tree } = vault;
    const node = tree.node(parseDataId(itemId));
    const { header, headerHash } = node.head;
    return {
      writer: this.#writerOf(header, tree.root.head.header),
      headerHash: bytesToHex(headerHash),
      previousHeaderHash: header.previousHeaderHash && bytesToHex(header.previousHeaderHash),
      readThrough: vault.role === "owner" ? null : await this.#readThrough(tree, node),
    };
  }

  /** Only legitimate writers' containers are in the tree, so it is the owner, by a key of now or former, or a listed writer. */
  #writerOf({ writer, owner }: ContainerHeader, root: ContainerHeader): ItemDetails["writer"] {
    const person = this.deps.people.knownBySigningKey(writer.signingKey);
    const ownerHerself = this.deps.people.knownBySigningKey(owner.signingKey);
    const isOwner =
      equalConstantTime(writer.signingKey, root.owner.signingKey) ||
      (person !== null && person.userId === ownerHerself?.userId);
    return { person: person?.view ?? null, standing: isOwner ? "owner" : "writer" };
  }

  /** The nearest of the item and what is above it that was shared with me. */
  async #readThrough(tree: VaultTree, node: VaultNode): Promise<ItemDetails["readThrough"]> {
    const held = heldIdsOf(await this.deps.keyring.heldGrants());
    const shared = [node, ...tree.ancestors(node.id).reverse()].find(({ id }) => held.has(id));
    if (shared === undefined) return null;
    return { itemId: shared.id, name: nameOf(shared), kind: shared.head.header.kind };
  }
}

import type { VaultFigures } from "../../../shared/protocol/ipc/vault-views";
import type { AccessLedger } from "./access-ledger";
import type { OpenVault } from "./open-vault";
import { asGranted } from "./standing-grants";
import { isKeyed } from "./vault-node";

/** Counts what the list tells of a vault, from what was read of it already. */
export function figuresOf(
  vault: OpenVault,
  ledger: Pick<AccessLedger, "recipientCount" | "standing">,
): VaultFigures {
  const { tree, extent } = vault;
  return {
    itemCount: tree.itemCount,
    sizeOnDisk: extent.bytes,
    lastChange: extent.lastChange,
    unreadable: tree.problems.length,
    ...(vault.role === "owner" ? standingOf(vault, ledger) : { people: null, undelivered: 0 }),
  };
}

function standingOf(
  { tree }: OpenVault,
  ledger: Pick<AccessLedger, "recipientCount" | "standing">,
): Pick<VaultFigures, "people" | "undelivered"> {
  const given = [tree.root, ...tree.descendants(tree.root.id)]
    .filter(({ id }) => ledger.recipientCount(id) > 0)
    .filter(isKeyed);
  return ledger.standing(given.map(asGranted));
}

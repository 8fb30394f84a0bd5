import type { ReceivedGrantView, VaultSummary } from "../../shared/protocol/ipc/views";

/** Where in the list of vaults a received vault or folder is gone into. */
export interface WayIn {
  readonly vaultId: string;
  readonly folderId: string;
}

/**
 * The vault of the list that a received vault or folder belongs to: the vault itself, or the one whose folder on disk
 * holds the container. Null for a file, and for what is not in the list.
 */
export function wayInto(
  grant: Pick<ReceivedGrantView, "dataId" | "containerKind" | "location">,
  vaults: readonly Pick<VaultSummary, "vaultId" | "folder">[],
): WayIn | null {
  const itself = vaults.find((vault) => vault.vaultId === grant.dataId);
  if (itself !== undefined) return { vaultId: itself.vaultId, folderId: itself.vaultId };
  if (grant.containerKind !== "folder" || grant.location === null) return null;
  const location = partsOf(grant.location);
  const around = vaults.find((vault) => partsOf(vault.folder).every((part, i) => part === location[i]));
  return around === undefined ? null : { vaultId: around.vaultId, folderId: grant.dataId };
}

function partsOf(path: string): string[] {
  return path.split(/[\\/]/).filter((part) => part !== "");
}

import type { DataId } from "../../../shared/crypto";

export interface ListedVault {
  readonly vaultId: DataId;
  readonly folder: string;
}

/** The vaults that the person added, in the order of adding. */
export interface VaultList {
  all(): ListedVault[];
  /** Adds it, or changes the folder of one that is listed already. */
  keep(vault: ListedVault): Promise<void>;
  forget(vaultId: DataId): Promise<void>;
}

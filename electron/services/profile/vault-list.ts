import { z } from "zod";
import type { DataId } from "../../../shared/crypto";
import type { Files } from "../ports";
import { storedDataId } from "./stored-bytes";
import { StoredDocument } from "./stored-document";

export interface ListedVault {
  readonly vaultId: DataId;
  readonly folder: string;
}

const vaultsSchema = z.object({
  version: z.literal(1),
  vaults: z.array(z.object({ vaultId: storedDataId, folder: z.string().min(1) })),
});

/** The vaults that the person added, in the order of adding. */
export class VaultList {
  private constructor(private readonly document: StoredDocument<z.infer<typeof vaultsSchema>>) {}

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<VaultList> {
    return new VaultList(
      await StoredDocument.open({ ...deps, schema: vaultsSchema, empty: { version: 1, vaults: [] } }),
    );
  }

  /** True when the list was damaged, set aside, and begins empty: the vaults themselves are untouched. */
  get wasDamaged(): boolean {
    return this.document.wasDamaged;
  }

  all(): ListedVault[] {
    return [...this.document.get().vaults];
  }

  /** Adds it, or changes the folder of one that is listed already. */
  keep(vault: ListedVault): Promise<void> {
    return this.document.change(({ vaults }) => {
      const isListed = vaults.some(({ vaultId }) => vaultId === vault.vaultId);
      return {
        version: 1,
        vaults: isListed
          ? vaults.map((listed) => (listed.vaultId === vault.vaultId ? vault : listed))
          : [...vaults, vault],
      };
    });
  }

  forget(vaultId: DataId): Promise<void> {
    return this.document.change(({ vaults }) => ({
      version: 1,
      vaults: vaults.filter((listed) => listed.vaultId !== vaultId),
    }));
  }
}

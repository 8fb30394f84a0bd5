import { z } from "zod";
import type { DataId } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
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
  #hasToldOfDamage = false;

  private constructor(private readonly document: StoredDocument<z.infer<typeof vaultsSchema>>) {}

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<VaultList> {
    return new VaultList(
      await StoredDocument.open({ ...deps, schema: vaultsSchema, empty: { version: 1, vaults: [] } }),
    );
  }

  /**
   * An empty list must not look as if there had never been a vault: says once that it was damaged and set aside.
   * The vaults themselves are untouched and can be added again.
   * @throws KeyferryError `profile-damaged`, the first time it is called after a damaged list was opened
   */
  tellOfDamage(): void {
    if (!this.document.wasDamaged || this.#hasToldOfDamage) return;
    this.#hasToldOfDamage = true;
    throw new KeyferryError("profile-damaged");
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

import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface VaultList {
  readonly vaults: Loadable<readonly VaultSummary[]>;
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly create: (name: string, placeId: string) => Promise<VaultSummary>;
  /** Null when the person closed the system's dialog. @throws {KeyferryFailure} */
  readonly addExisting: () => Promise<VaultSummary | null>;
  /** @throws {KeyferryFailure} */
  readonly forget: (vaultId: string) => Promise<void>;
}

/** The vaults on this computer. */
export const createVaultStore = (api: KeyferryApi) =>
  create<VaultList>()((set, get) => ({
    vaults: LOADING,
    load: async () => set({ vaults: await settled(answered(api.vaults.list())) }),
    create: async (name, placeId) => {
      const vault = await answered(api.vaults.create({ name, placeId }));
      await get().load();
      return vault;
    },
    addExisting: async () => {
      const place = await answered(api.places.chooseFolder({ purpose: "open-vault" }));
      if (place === null) return null;
      const vault = await answered(api.vaults.addExisting({ placeId: place.placeId }));
      await get().load();
      return vault;
    },
    forget: async (vaultId) => {
      await answered(api.vaults.forget({ vaultId }));
      await get().load();
    },
  }));

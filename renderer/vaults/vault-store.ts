import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { type OrderVaultsBy, VAULTS_BY_NAME, type VaultOrder, vaultOrderAfterClick } from "./vault-order";

/** Vaults looked into at a time: one whose server or disk is slow must not hold up all others. */
const LOOKS_AT_ONCE = 2;

export interface VaultList {
  readonly vaults: Loadable<readonly ListedVaultView[]>;
  readonly order: VaultOrder;
  /** Shows the list as soon as there is one, then has one vault after the other looked into. Resolves when all were. */
  readonly load: () => Promise<void>;
  /** Has a vault looked into that the main process said had changed. */
  readonly changed: (vaultId: string) => Promise<void>;
  readonly orderBy: (by: OrderVaultsBy) => void;
  /** @throws {KeyferryFailure} */
  readonly create: (name: string, placeId: string) => Promise<VaultSummary>;
  /** Null when the person closed the system's dialog. @throws {KeyferryFailure} */
  readonly addExisting: () => Promise<VaultSummary | null>;
  /** @throws {KeyferryFailure} */
  readonly rename: (vaultId: string, name: string) => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly forget: (vaultId: string) => Promise<void>;
}

/** The vaults on this computer. */
export const createVaultStore = (api: KeyferryApi) =>
  create<VaultList>()((set, get) => {
    let loads = 0;
    /** Vaults being looked into, and whether they changed meanwhile. */
    const looks = new Map<string, { again: boolean }>();

    const lookInto = async (vaultId: string): Promise<void> => {
      const under = looks.get(vaultId);
      if (under !== undefined) {
        under.again = true;
        return;
      }
      const look = { again: true };
      looks.set(vaultId, look);
      try {
        while (look.again) {
          look.again = false;
          const seen = await settled(answered(api.vaults.describe({ vaultId })));
          // What cannot be asked now, because the app was locked say, leaves the row as it is.
          if (seen.state === "ready") set(({ vaults }) => ({ vaults: replaced(vaults, seen.value) }));
        }
      } finally {
        looks.delete(vaultId);
      }
    };

    const list = async (): Promise<void> => {
      const mine = ++loads;
      const vaults = await settled(answered(api.vaults.list()));
      if (mine === loads) set({ vaults });
    };

    const lookIntoAll = async (): Promise<void> => {
      const { vaults } = get();
      if (vaults.state !== "ready") return;
      const mine = loads;
      const waiting = vaults.value.map(({ vaultId }) => vaultId);
      const goOn = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined && mine === loads; next = waiting.shift()) {
          await lookInto(next);
        }
      };
      await Promise.all(Array.from({ length: LOOKS_AT_ONCE }, goOn));
    };

    const load = async (): Promise<void> => {
      await list();
      await lookIntoAll();
    };

    /** After a change of the list itself; does not wait for what is counted. */
    const listAnew = async (): Promise<void> => {
      await list();
      void lookIntoAll();
    };

    return {
      vaults: LOADING,
      order: VAULTS_BY_NAME,
      load,
      changed: async (vaultId) => {
        const { vaults } = get();
        const isListed = vaults.state === "ready" && vaults.value.some((vault) => vault.vaultId === vaultId);
        if (isListed) await lookInto(vaultId);
        else await load();
      },
      orderBy: (by) => set(({ order }) => ({ order: vaultOrderAfterClick(order, by) })),
      create: async (name, placeId) => {
        const vault = await answered(api.vaults.create({ name, placeId }));
        await listAnew();
        return vault;
      },
      addExisting: async () => {
        const place = await answered(api.places.chooseFolder({ purpose: "open-vault" }));
        if (place === null) return null;
        const vault = await answered(api.vaults.addExisting({ placeId: place.placeId }));
        await listAnew();
        return vault;
      },
      rename: async (vaultId, name) => {
        await answered(api.vaults.rename({ vaultId, name }));
        await listAnew();
      },
      forget: async (vaultId) => {
        await answered(api.vaults.forget({ vaultId }));
        await listAnew();
      },
    };
  });

function replaced(vaults: VaultList["vaults"], seen: ListedVaultView): VaultList["vaults"] {
  if (vaults.state !== "ready") return vaults;
  const value = vaults.value.map((vault) => (vault.vaultId === seen.vaultId ? seen : vault));
  return { state: "ready", value };
}

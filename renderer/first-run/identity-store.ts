import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface IdentityState {
  readonly identity: Loadable<IdentityView>;
  /** True from the making of the keys until the person has seen the fingerprint. */
  readonly justMade: boolean;
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} when no identity was made; nothing has changed then. */
  readonly make: (request: IpcRequest<"identity.create">) => Promise<void>;
  readonly acknowledge: () => void;
}

/** Who the person at this computer is. */
export const createIdentityStore = (api: KeyferryApi) =>
  create<IdentityState>()((set) => ({
    identity: LOADING,
    justMade: false,
    load: async () => set({ identity: await settled(answered(api.identity.describe())) }),
    make: async (request) => {
      const value = await answered(api.identity.create(request));
      set({ identity: { state: "ready", value }, justMade: true });
    },
    acknowledge: () => set({ justMade: false }),
  }));

import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface IdentityState {
  readonly identity: Loadable<IdentityView>;
  /** Of what the person is told before anything else: that there is an identity now, and its fingerprint. */
  readonly news: "made" | "recovered" | "restored" | null;
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} when no identity was made; nothing has changed then. */
  readonly make: (request: IpcRequest<"identity.create">) => Promise<void>;
  /** @throws {KeyferryFailure} when nothing was recovered. */
  readonly recover: (request: IpcRequest<"identity.recover">) => Promise<void>;
  /** The same keys as before, from a recovery kit. @throws {KeyferryFailure} when nothing was restored. */
  readonly restore: (request: IpcRequest<"recoveryKit.restore">) => Promise<void>;
  /** @throws {KeyferryFailure} when the keys of before are in force still, or it is not known. */
  readonly renewKeys: () => Promise<void>;
  /** @param words those that were asked for, in order. @throws {KeyferryFailure} when they are not the ones shown */
  readonly confirmWords: (words: string[]) => Promise<void>;
  readonly acknowledge: () => void;
}

/** Who the person at this computer is. */
export const createIdentityStore = (api: KeyferryApi) =>
  create<IdentityState>()((set) => ({
    identity: LOADING,
    news: null,
    load: async () => set({ identity: await settled(answered(api.identity.describe())) }),
    make: async (request) => {
      const value = await answered(api.identity.create(request));
      set({ identity: { state: "ready", value }, news: "made" });
    },
    recover: async (request) => {
      const value = await answered(api.identity.recover(request));
      set({ identity: { state: "ready", value }, news: "recovered" });
    },
    restore: async (request) => {
      const value = await answered(api.recoveryKit.restore(request));
      set({ identity: { state: "ready", value }, news: "restored" });
    },
    renewKeys: async () => {
      const value = await answered(api.identity.renewKeys());
      set({ identity: { state: "ready", value } });
    },
    confirmWords: async (words) => {
      const value = await answered(api.identity.confirmRecoveryWords({ words }));
      set({ identity: { state: "ready", value } });
    },
    acknowledge: () => set({ news: null }),
  }));

import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { RecoveryKitView } from "../../shared/protocol/ipc/recovery-kit-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface RecoveryKitState {
  readonly kit: Loadable<RecoveryKitView>;
  readonly load: () => Promise<void>;
  /** The main process says that it stands otherwise now. */
  readonly changed: (kit: RecoveryKitView) => void;
  /** @throws {KeyferryFailure} */
  readonly remindLater: (why: "later" | "dismissed") => Promise<void>;
}

/** How far the person is prepared for the loss of this computer. */
export const createRecoveryKitStore = (api: KeyferryApi) =>
  create<RecoveryKitState>()((set) => ({
    kit: LOADING,
    load: async () => set({ kit: await settled(answered(api.recoveryKit.describe())) }),
    changed: (kit) => set({ kit: { state: "ready", value: kit } }),
    remindLater: async (why) => {
      set({ kit: { state: "ready", value: await answered(api.recoveryKit.remindLater({ why })) } });
    },
  }));

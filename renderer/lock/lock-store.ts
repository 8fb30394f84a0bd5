import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { LockView } from "../../shared/protocol/ipc/lock-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface LockState {
  readonly lock: Loadable<LockView>;
  readonly load: () => Promise<void>;
  /** The main process says that it is locked or open now. */
  readonly changed: (view: LockView) => void;
  /** @throws {KeyferryFailure} `jobs-running` when some run that may not be stopped */
  readonly lockNow: (stopJobs: boolean) => Promise<void>;
  /** @throws {KeyferryFailure} why the keys cannot be read now; it stays locked then. */
  readonly unlock: () => Promise<void>;
}

/** @param forget  empties everything that knows a name; called whenever the app turns out to be locked */
export const createLockStore = (api: KeyferryApi, forget: () => void) =>
  create<LockState>()((set, get) => ({
    lock: LOADING,
    load: async () => {
      const lock = await settled(answered(api.lock.describe()));
      // An event that overtook the answer is newer.
      if (get().lock.state !== "ready") set({ lock });
    },
    changed: (view) => {
      set({ lock: { state: "ready", value: view } });
      if (view.state === "locked") forget();
    },
    lockNow: async (stopJobs) => get().changed(await answered(api.lock.now({ stopJobs }))),
    unlock: async () => get().changed(await answered(api.lock.open())),
  }));

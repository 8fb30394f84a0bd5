import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { OpenedView } from "../../shared/protocol/ipc/opened-views";
import { answered } from "../api/keyferry-failure";

export interface OpenedState {
  readonly opened: readonly OpenedView[];
  /** @throws {KeyferryFailure} */
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} why it was not saved */
  readonly saveNow: (openedId: string) => Promise<void>;
  /** Null closes all. @throws {KeyferryFailure} why one could not be saved; it stays open */
  readonly close: (openedId: string | null, discard: boolean) => Promise<void>;
}

/** Files that are open in other applications. */
export const createOpenedStore = (api: KeyferryApi) =>
  create<OpenedState>()((set) => ({
    opened: [],
    load: async () => set({ opened: await answered(api.opened.list()) }),
    saveNow: async (openedId) => {
      await answered(api.opened.saveNow({ openedId }));
    },
    close: async (openedId, discard) => {
      await answered(api.opened.close({ openedId, discard }));
    },
  }));

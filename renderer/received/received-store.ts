import { create } from "zustand";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { ReceivedGrantView, ReceivedStanding } from "../../shared/protocol/ipc/views";
import { answered, problemOf } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface ReceivedList {
  readonly grants: Loadable<readonly ReceivedGrantView[]>;
  readonly refreshing: boolean;
  /** Why the server could not be asked; what is known already stays in the list. */
  readonly refreshProblem: ErrorCode | null;
  readonly load: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly decide: (
    grant: Pick<ReceivedGrantView, "dataId" | "ownerId">,
    standing: ReceivedStanding,
  ) => Promise<void>;
}

/** What others have shared with me. */
export const createReceivedStore = (api: KeyferryApi) =>
  create<ReceivedList>()((set, get) => ({
    grants: LOADING,
    refreshing: false,
    refreshProblem: null,
    load: async () => set({ grants: await settled(answered(api.received.list())) }),
    refresh: async () => {
      if (get().refreshing) return;
      set({ refreshing: true, refreshProblem: null });
      try {
        set({ grants: { state: "ready", value: await answered(api.received.refresh()) } });
      } catch (error) {
        set({ refreshProblem: problemOf(error) });
        if (get().grants.state === "loading") await get().load();
      } finally {
        set({ refreshing: false });
      }
    },
    decide: async ({ dataId, ownerId }, standing) => {
      const value = await answered(api.received.decide({ dataId, ownerId, standing }));
      set({ grants: { state: "ready", value } });
    },
  }));

/** How many things wait for a decision. */
export function countOfNew({ grants }: Pick<ReceivedList, "grants">): number {
  if (grants.state !== "ready") return 0;
  return grants.value.filter(({ standing }) => standing === "new").length;
}

import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { ConnectionView } from "../../shared/protocol/ipc/connection-views";
import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import { answered } from "../api/keyferry-failure";

export interface ConnectionState {
  readonly connection: ConnectionView;
  /** What waits for the key server, in order. */
  readonly waiting: readonly WaitingView[];
  readonly changed: (connection: ConnectionView) => void;
  /** @throws {KeyferryFailure} */
  readonly load: () => Promise<void>;
  /** Asks the server and does what waits. @throws {KeyferryFailure} */
  readonly tryNow: () => Promise<void>;
  /** @throws {KeyferryFailure} */
  readonly cancel: (entryId: string) => Promise<void>;
}

/**
 * Whether the key server can be reached, and what waits for it.
 * @param announce called once for each change that was not there before
 */
export const createConnectionStore = (api: KeyferryApi, announce: (waiting: WaitingView) => void) => {
  const announced = new Set<string>();
  let isFirst = true;
  return create<ConnectionState>()((set, get) => ({
    connection: { state: "reachable" },
    waiting: [],
    changed: (connection) => set({ connection }),
    load: async () => {
      const waiting = await answered(api.outbox.list());
      set({ waiting, connection: await answered(api.connection.describe()) });
      for (const one of waiting) {
        if (!announced.has(one.entryId) && !isFirst) announce(one);
        announced.add(one.entryId);
      }
      isFirst = false;
    },
    tryNow: async () => {
      set({ connection: await answered(api.connection.tryNow()) });
      await answered(api.outbox.tryNow());
      await get().load();
    },
    cancel: async (entryId) => {
      await answered(api.outbox.cancel({ entryId }));
      await get().load();
    },
  }));
};

import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { AlarmView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";

export interface AlarmState {
  /** Those that nobody has dealt with, newest first. */
  readonly alarms: readonly AlarmView[];
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} when it could not be noted; the alarm stays then. */
  readonly acknowledge: (id: string) => Promise<void>;
}

/**
 * What must not be missed.
 * @param announce called once for each alarm that was not there before
 */
export const createAlarmStore = (api: KeyferryApi, announce: (alarm: AlarmView) => void) => {
  const announced = new Set<string>();
  return create<AlarmState>()((set, get) => ({
    alarms: [],
    load: async () => {
      const alarms = await answered(api.alarms.list());
      set({ alarms });
      // One dialog at a time: the others are reached from the banner.
      const news = alarms.filter(({ id }) => !announced.has(id));
      for (const { id } of news) announced.add(id);
      const [newest] = news;
      if (newest !== undefined) announce(newest);
    },
    acknowledge: async (id) => {
      await answered(api.alarms.acknowledge({ id }));
      await get().load();
    },
  }));
};

import { describe, expect, it, vi } from "vitest";
import { createAlarmStore } from "../../../../renderer/alarms/alarm-store";
import type { AlarmView } from "../../../../shared/protocol/ipc/views";
import { apiWith, no, yes } from "../fake-api";

const alarm = (id: string, raisedAt: number): AlarmView => ({
  id,
  kind: "foreign-key",
  raisedAt,
  words: null,
  digits: null,
  evidenceFile: null,
});

describe("alarms", () => {
  it("are announced once each, one at a time, the newest first", async () => {
    let alarms = [alarm("b", 2), alarm("a", 1)];
    const announce = vi.fn();
    const store = createAlarmStore(apiWith({ alarms: { list: () => yes(alarms) } }), announce);
    await store.getState().load();
    await store.getState().load();
    expect(announce.mock.calls).toEqual([[alarm("b", 2)]]);
    alarms = [alarm("c", 3), ...alarms];
    await store.getState().load();
    expect(announce).toHaveBeenLastCalledWith(alarm("c", 3));
    expect(store.getState().alarms.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("stay until the main process has noted that they were dealt with", async () => {
    let alarms = [alarm("a", 1)];
    const api = apiWith({
      alarms: {
        list: () => yes(alarms),
        acknowledge: ({ id }) => {
          if (id === "a") alarms = [];
          return yes(undefined);
        },
      },
    });
    const store = createAlarmStore(api, () => undefined);
    await store.getState().load();
    await store.getState().acknowledge("a");
    expect(store.getState().alarms).toEqual([]);
  });

  it("stay when it could not be noted", async () => {
    const api = apiWith({ alarms: { list: () => yes([alarm("a", 1)]), acknowledge: () => no("disk-full") } });
    const store = createAlarmStore(api, () => undefined);
    await store.getState().load();
    await expect(store.getState().acknowledge("a")).rejects.toMatchObject({ code: "disk-full" });
    expect(store.getState().alarms).toHaveLength(1);
  });
});

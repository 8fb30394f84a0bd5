import { describe, expect, it } from "vitest";
import { createReceivedStore } from "../../../../renderer/received/received-store";
import { apiWith, no, yes } from "../fake-api";
import { grantOf } from "../sample-views";

describe("what others shared", () => {
  it("stays in the list when the server cannot be asked, and the reason is told", async () => {
    const known = [grantOf({ name: "Choir" })];
    const store = createReceivedStore(
      apiWith({ received: { list: () => yes(known), refresh: () => no("server-unreachable") } }),
    );
    await store.getState().refresh();
    expect(store.getState()).toMatchObject({
      grants: { state: "ready", value: known },
      refreshProblem: "server-unreachable",
      refreshing: false,
    });
  });

  it("asks the server once at a time", async () => {
    let asked = 0;
    const store = createReceivedStore(
      apiWith({
        received: {
          refresh: () => {
            asked += 1;
            return yes([]);
          },
        },
      }),
    );
    await Promise.all([store.getState().refresh(), store.getState().refresh()]);
    expect(asked).toBe(1);
    expect(store.getState().grants).toEqual({ state: "ready", value: [] });
  });
});

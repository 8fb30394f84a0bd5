import { describe, expect, it } from "vitest";
import { createRecoveryKitStore } from "../../../../renderer/recovery-kit/kit-store";
import type { KeyferryApi } from "../../../../shared/protocol/ipc/api";
import type { RecoveryKitView } from "../../../../shared/protocol/ipc/recovery-kit-views";

const due: RecoveryKitView = { state: "none", madeAt: null, isDue: true };
const quiet: RecoveryKitView = { ...due, isDue: false };

function storeOver(answers: { isRefused?: boolean } = {}) {
  const asked: string[] = [];
  const api = {
    recoveryKit: {
      describe: async () => ({ ok: true, value: due }),
      remindLater: async ({ why }: { why: string }) => {
        asked.push(why);
        return answers.isRefused === true ? { ok: false, code: "disk-full" } : { ok: true, value: quiet };
      },
    },
  };
  return { store: createRecoveryKitStore(api as unknown as KeyferryApi), asked };
}

describe("how the recovery kit stands", () => {
  it("is asked for, and follows what the main process tells", async () => {
    const { store } = storeOver();
    await store.getState().load();
    expect(store.getState().kit).toEqual({ state: "ready", value: due });
    const current: RecoveryKitView = { state: "current", madeAt: 5, isDue: false };
    store.getState().changed(current);
    expect(store.getState().kit).toEqual({ state: "ready", value: current });
  });

  it("is not told again for a while when the person wants so", async () => {
    const { store, asked } = storeOver();
    await store.getState().load();
    await store.getState().remindLater("dismissed");
    expect(asked).toEqual(["dismissed"]);
    expect(store.getState().kit).toEqual({ state: "ready", value: quiet });
  });

  it("goes on reminding when that could not be kept", async () => {
    const { store } = storeOver({ isRefused: true });
    await store.getState().load();
    await expect(store.getState().remindLater("later")).rejects.toMatchObject({ code: "disk-full" });
    expect(store.getState().kit).toEqual({ state: "ready", value: due });
  });
});

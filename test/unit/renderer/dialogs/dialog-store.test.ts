import { describe, expect, it } from "vitest";
import { createDialogStore } from "../../../../renderer/dialogs/dialog-store";

describe("dialogs", () => {
  it("stand above each other, and one that closes stays until it is gone from sight", () => {
    const store = createDialogStore();
    store.getState().open({ kind: "jobs" });
    store.getState().open({ kind: "identity" });
    const [, top] = store.getState().shown;
    if (top === undefined) throw new Error("The second dialog is missing.");
    store.getState().close(top.key);
    expect(store.getState().shown.map((one) => one.opened)).toEqual([true, false]);
    store.getState().forget(top.key);
    expect(store.getState().shown.map((one) => one.dialog.kind)).toEqual(["jobs"]);
  });
});

import { describe, expect, it } from "vitest";
import { available, createCommandStore } from "../../../../renderer/commands/command-store";

describe("what the screens can do", () => {
  it("is what they offer, as long as they do", () => {
    const store = createCommandStore();
    const done: string[] = [];
    const takeBack = store.getState().offer("refresh", () => done.push("folder"));
    expect(available(store.getState(), false)).toEqual(["refresh"]);
    expect(store.getState().run("refresh")).toBe(true);
    takeBack();
    expect(available(store.getState(), false)).toEqual([]);
    expect(store.getState().run("refresh")).toBe(false);
    expect(done).toEqual(["folder"]);
  });

  it("is done by the latest that offers it", () => {
    const store = createCommandStore();
    const done: string[] = [];
    store.getState().offer("search", () => done.push("below"));
    const takeBack = store.getState().offer("search", () => done.push("above"));
    store.getState().run("search");
    takeBack();
    store.getState().run("search");
    expect(done).toEqual(["above", "below"]);
  });

  it("is only locking behind a dialog", () => {
    const store = createCommandStore();
    for (const command of ["go-vaults", "lock", "new-folder"] as const)
      store.getState().offer(command, () => undefined);
    expect(available(store.getState(), true)).toEqual(["lock"]);
  });
});

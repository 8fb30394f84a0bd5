import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StoreApi } from "zustand";
import { apiWith } from "../fake-api";

/**
 * Know no name of a file or a person: where one was, what was chosen, whether it is locked. What the screens offer as
 * commands goes with the screens, which are not drawn while it is locked.
 */
const KEPT = ["useNavigation", "useSettings", "useLock", "useCommands"];

beforeEach(() => {
  vi.stubGlobal("window", { keyferry: apiWith({}) });
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

function storesAmong(named: Readonly<Record<string, unknown>>): { name: string; store: StoreApi<object> }[] {
  const isStore = (value: unknown): value is StoreApi<object> =>
    typeof value === "function" && "getInitialState" in value;
  return Object.entries(named).flatMap(([name, store]) => (isStore(store) ? [{ name, store }] : []));
}

it("every store is emptied when the app locks, also those that are yet to come", async () => {
  const stores = await import("../../../../renderer/stores");
  const all = storesAmong(stores);
  for (const { store } of all) store.setState({ secret: "Payroll 2025.ods" });
  stores.useLock.getState().changed({ state: "locked", because: "by-hand", plaintextLeft: false });
  const keeping = all.filter(({ store }) => "secret" in store.getState()).map(({ name }) => name);
  expect(keeping.sort()).toEqual([...KEPT].sort());
});

it("nothing is emptied when the app is unlocked", async () => {
  const { useLock, useJobs } = await import("../../../../renderer/stores");
  useJobs.setState({ rates: { a: { at: 0, bytesDone: 0, perSecond: 1 } as never } });
  useLock.getState().changed({ state: "open" });
  expect(useJobs.getState().rates).toHaveProperty("a");
});

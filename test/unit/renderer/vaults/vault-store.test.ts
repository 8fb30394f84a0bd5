import { describe, expect, it } from "vitest";
import { createVaultStore } from "../../../../renderer/vaults/vault-store";
import { apiWith, no, yes } from "../fake-api";
import { idOf, listedVault } from "../sample-views";

const place = { placeId: "00000000-0000-4000-8000-000000000009", path: "/x" };
const uncounted = (name: string, number: number) =>
  listedVault(name, { vaultId: idOf(number), figures: null });
const counted = (name: string, number: number, itemCount: number) =>
  listedVault(name, { vaultId: idOf(number), figures: { itemCount } });

/** A promise that the test settles. */
function gate<T>(): { promise: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

describe("the list of vaults", () => {
  it("has a new vault in it as soon as it was created", async () => {
    const vault = listedVault("Papers");
    const store = createVaultStore(
      apiWith({
        vaults: { create: () => yes(vault), list: () => yes([vault]), describe: () => yes(vault) },
      }),
    );
    await expect(store.getState().create("Papers", place.placeId)).resolves.toEqual(vault);
    expect(store.getState().vaults).toEqual({ state: "ready", value: [vault] });
  });

  it("is there before any vault was looked into, and fills up as they are", async () => {
    const looks = new Map([1, 2, 3].map((number) => [idOf(number), gate<number>()]));
    const asked: string[] = [];
    const store = createVaultStore(
      apiWith({
        vaults: {
          list: () => yes([uncounted("A", 1), uncounted("B", 2), uncounted("C", 3)]),
          describe: async ({ vaultId }) => {
            asked.push(vaultId);
            const number = (await looks.get(vaultId)?.promise) ?? 0;
            return yes(counted(`looked into ${number}`, number, number));
          },
        },
      }),
    );
    const loaded = store.getState().load();
    await expect.poll(() => asked).toEqual([idOf(1), idOf(2)]);
    const figures = () => {
      const { vaults } = store.getState();
      return vaults.state === "ready" ? vaults.value.map((one) => one.figures?.itemCount ?? null) : null;
    };
    expect(figures()).toEqual([null, null, null]);
    // The second answers first: a slow one holds up nobody but itself.
    looks.get(idOf(2))?.open(2);
    await expect.poll(figures).toEqual([null, 2, null]);
    looks.get(idOf(3))?.open(3);
    looks.get(idOf(1))?.open(1);
    await loaded;
    expect(figures()).toEqual([1, 2, 3]);
  });

  it("has a vault that changed looked into once more, not once for each change", async () => {
    let looks = 0;
    const first = gate<void>();
    const store = createVaultStore(
      apiWith({
        vaults: {
          list: () => yes([uncounted("A", 1)]),
          describe: async () => {
            looks += 1;
            if (looks === 1) await first.promise;
            return yes(counted("A", 1, looks));
          },
        },
      }),
    );
    const loaded = store.getState().load();
    await expect.poll(() => looks).toBe(1);
    await Promise.all([1, 2, 3].map(() => store.getState().changed(idOf(1))));
    first.open();
    await loaded;
    expect(looks).toBe(2);
    expect(store.getState().vaults).toMatchObject({ value: [{ figures: { itemCount: 2 } }] });
  });

  it("keeps a row as it is when its vault cannot be asked for now", async () => {
    const store = createVaultStore(
      apiWith({ vaults: { list: () => yes([uncounted("A", 1)]), describe: () => no("locked") } }),
    );
    await store.getState().load();
    expect(store.getState().vaults).toEqual({ state: "ready", value: [uncounted("A", 1)] });
  });

  it("takes in nothing when the person chose no folder", async () => {
    const store = createVaultStore(apiWith({ places: { chooseFolder: () => yes(null) } }));
    await expect(store.getState().addExisting()).resolves.toBeNull();
  });

  it("hands on why a folder cannot be taken in", async () => {
    const store = createVaultStore(
      apiWith({
        places: { chooseFolder: () => yes(place) },
        vaults: { addExisting: () => no("not-a-container") },
      }),
    );
    await expect(store.getState().addExisting()).rejects.toMatchObject({ code: "not-a-container" });
  });
});

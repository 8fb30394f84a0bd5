import { describe, expect, it } from "vitest";
import { createVaultStore } from "../../../../renderer/vaults/vault-store";
import { apiWith, no, yes } from "../fake-api";
import { vaultNamed } from "../sample-views";

const place = { placeId: "00000000-0000-4000-8000-000000000009", path: "/x" };

describe("the list of vaults", () => {
  it("has a new vault in it as soon as it was created", async () => {
    const vault = vaultNamed("Papers");
    const store = createVaultStore(
      apiWith({ vaults: { create: () => yes(vault), list: () => yes([vault]) } }),
    );
    await expect(store.getState().create("Papers", place.placeId)).resolves.toEqual(vault);
    expect(store.getState().vaults).toEqual({ state: "ready", value: [vault] });
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

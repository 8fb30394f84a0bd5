import { describe, expect, it } from "vitest";
import { createNavigationStore } from "../../../../renderer/navigation/navigation-store";
import { sectionOf } from "../../../../renderer/navigation/screen";

describe("going about", () => {
  it("goes back the way it came", () => {
    const store = createNavigationStore();
    store.getState().goTo({ at: "folder", vaultId: "v", folderId: "v" });
    store.getState().goTo({ at: "folder", vaultId: "v", folderId: "f" });
    store.getState().goTo({ at: "people" });
    store.getState().goBack();
    expect(store.getState().screen).toEqual({ at: "folder", vaultId: "v", folderId: "f" });
    store.getState().goBack();
    store.getState().goBack();
    store.getState().goBack();
    expect(store.getState().screen).toEqual({ at: "vaults" });
  });

  it("does not remember staying where one is", () => {
    const store = createNavigationStore();
    store.getState().goTo({ at: "vaults" });
    expect(store.getState().before).toHaveLength(0);
  });

  it("counts a folder to the vaults", () => {
    expect(sectionOf({ at: "folder", vaultId: "v", folderId: "f" })).toBe("vaults");
  });
});

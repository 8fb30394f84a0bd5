import { describe, expect, it } from "vitest";
import { listedFolderAsThing, vaultNameOf } from "../../../../renderer/sharing/share-subject";
import { listingOf, vaultNamed } from "../sample-views";

describe("what can be shared", () => {
  it("calls a vault without a readable name after its folder, on any system", () => {
    expect(vaultNameOf({ name: null, folder: "/home/alice/Old projects/" })).toBe("Old projects");
    expect(vaultNameOf({ name: null, folder: "C:\\Users\\Alice\\Old projects" })).toBe("Old projects");
    expect(vaultNameOf({ name: "Papers", folder: "/x" })).toBe("Papers");
  });

  it("takes the top of a vault for the vault, and anything below for a folder", () => {
    const vault = vaultNamed("Papers");
    expect(listedFolderAsThing(listingOf(vault, []))).toMatchObject({ kind: "vault", name: "Papers" });
    const below = {
      ...listingOf(vault, []),
      breadcrumbs: [
        { itemId: vault.vaultId, name: "Papers" },
        { itemId: "f".repeat(32), name: "Taxes" },
      ],
    };
    expect(listedFolderAsThing(below)).toMatchObject({
      kind: "folder",
      name: "Taxes",
      itemId: "f".repeat(32),
    });
  });
});

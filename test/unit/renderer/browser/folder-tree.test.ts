import { describe, expect, it } from "vitest";
import { folderPlaces, obstacleTo, placesMatching } from "../../../../renderer/browser/folder-tree";

const folders = [
  { itemId: "deep", parentId: "b", name: "Deep" },
  { itemId: "b", parentId: "root", name: "B 10" },
  { itemId: "a", parentId: "root", name: "B 9" },
  { itemId: "root", parentId: null, name: "Vault" },
  { itemId: "lost", parentId: "unknown", name: "Lost" },
];

describe("the folders to move to", () => {
  const places = folderPlaces(folders, "en");

  it("are listed from the vault down, each below its parent", () => {
    expect(places.map((place) => place.path.join("/"))).toEqual([
      "Vault",
      "Vault/B 9",
      "Vault/B 10",
      "Vault/B 10/Deep",
    ]);
  });

  it("exclude where the items are and what is being moved", () => {
    const obstacles = places.map((place) => obstacleTo(place, "root", new Set(["b"])));
    expect(obstacles).toEqual(["already-here", null, "inside-itself", "inside-itself"]);
  });

  it("are found by any words of their path", () => {
    expect(placesMatching(places, "deep vault").map((place) => place.itemId)).toEqual(["deep"]);
    expect(placesMatching(places, "  ")).toHaveLength(4);
  });
});

import { describe, expect, it } from "vitest";
import { wayInto } from "../../../../renderer/received/way-in";

const vaults = [
  { vaultId: "a", folder: "/home/bob/Choir" },
  { vaultId: "b", folder: "/home/bob/Choir 2/" },
  { vaultId: "c", folder: "D:\\\\Cloud\\Papers" },
];

describe("the way into what was shared", () => {
  it("leads into a vault of the list by its ID", () => {
    expect(wayInto({ dataId: "b", containerKind: "vault", location: null }, vaults)).toEqual({
      vaultId: "b",
      folderId: "b",
    });
  });

  it("leads into a folder by where its container lies, part by part of the path", () => {
    const folder = (location: string) => wayInto({ dataId: "f", containerKind: "folder", location }, vaults);
    expect(folder("/home/bob/Choir/items/f0/f.keyferry")?.vaultId).toBe("a");
    expect(folder("/home/bob/Choir 2/items/f0/f.keyferry")?.vaultId).toBe("b");
    expect(folder("D:\\Cloud\\Papers\\items\\f0\\f.keyferry")).toEqual({ vaultId: "c", folderId: "f" });
    expect(folder("/home/bob/Choir recordings/items/f0/f.keyferry")).toBeNull();
  });

  it("leads nowhere for a file, which is opened instead", () => {
    expect(
      wayInto({ dataId: "f", containerKind: "file", location: "/home/bob/Choir/x.keyferry" }, vaults),
    ).toBeNull();
  });
});

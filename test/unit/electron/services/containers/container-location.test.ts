import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";
import {
  itemPath,
  vaultFilePath,
  vaultFolderAround,
} from "../../../../../electron/services/containers/container-location";
import { newDataId, parseDataId } from "../../../../../shared/crypto";

const vault = join(sep, "home", "anna", "Dropbox", "Papers");

describe("where a container lies", () => {
  it("is beside the vault file or in a folder by the first two digits", () => {
    const itemId = parseDataId("ab0123456789abcdef0123456789abcd");
    expect(itemPath(vault, itemId)).toBe(join(vault, "items", "ab", `${itemId}.keyferry`));
    expect(vaultFolderAround(itemPath(vault, itemId))).toBe(vault);
    expect(vaultFolderAround(vaultFilePath(vault))).toBe(vault);
  });

  it.each([
    ["a lone file", join(sep, "mail", `${newDataId()}.keyferry`)],
    ["a file with another name", join(vault, "items", "ab", "letter.keyferry")],
    ["a file in the wrong folder", join(vault, "items", "cd", `ab${"0".repeat(30)}.keyferry`)],
    ["a folder that is called otherwise", join(vault, "things", "ab", `ab${"0".repeat(30)}.keyferry`)],
    ["a file that is no container", join(vault, "items", "ab", `ab${"0".repeat(30)}.keyferry.tmp`)],
  ])("is no vault for %s", (_, path) => {
    expect(vaultFolderAround(path)).toBeNull();
  });
});

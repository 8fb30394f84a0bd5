import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { planExport } from "../../../../../electron/services/vault/export-plan";
import type { DataId } from "../../../../../shared/crypto";
import { SampleVault } from "./sample-vault";

const TARGET = "/target";

async function planned(
  vault: SampleVault,
  ids: readonly DataId[],
  platform: NodeJS.Platform,
  there: readonly string[] = [],
) {
  const plan = planExport(await vault.tree(), ids, TARGET, there, platform);
  return {
    folders: plan.folders.map((path) => relative(TARGET, path)),
    files: plan.files.map(({ targetPath }) => relative(TARGET, targetPath)).sort(),
  };
}

describe("an export", () => {
  it("writes folders before what lies in them, and overwrites nothing", async () => {
    const vault = new SampleVault();
    const f = vault.addFolder(vault.root, "F");
    vault.addFile(f, "one");
    vault.addFolder(f, "empty");
    const top = vault.addFile(vault.root, "top.txt");
    expect(await planned(vault, [f.id, top.id], "linux", ["top.txt", "F"])).toEqual({
      folders: ["F (2)", join("F (2)", "empty")],
      files: [join("F (2)", "one"), "top (2).txt"],
    });
  });

  it("writes to where an earlier run wrote, when it is given the names of then", async () => {
    const vault = new SampleVault();
    const f = vault.addFolder(vault.root, "F");
    vault.addFile(f, "one");
    const tree = await vault.tree();
    const first = planExport(tree, [f.id], TARGET, ["F"], "linux");
    const second = planExport(tree, [f.id], TARGET, ["F", "F (2)"], "linux", first.names);
    expect([...first.names.values()]).toEqual(["F (2)"]);
    expect(second.files.map(({ targetPath }) => targetPath)).toEqual([join(TARGET, "F (2)", "one")]);
  });

  it("keeps names apart that this system takes for the same", async () => {
    const vault = new SampleVault();
    const f = vault.addFolder(vault.root, "f");
    for (const name of ["Photo.jpg", "photo.JPG", "a:b", "a|b"]) vault.addFile(f, name);
    expect((await planned(vault, [f.id], "linux")).files).toHaveLength(4);
    const onWindows = (await planned(vault, [f.id], "win32")).files;
    expect(new Set(onWindows.map((name) => name.toLowerCase())).size).toBe(4);
    expect(onWindows.join()).not.toMatch(/[:|]/);
  });

  it("writes what was chosen twice, or lies in what was chosen, once", async () => {
    const vault = new SampleVault();
    const f = vault.addFolder(vault.root, "F");
    const one = vault.addFile(f, "one");
    expect((await planned(vault, [one.id, f.id, f.id], "linux")).files).toEqual([join("F", "one")]);
  });

  it("of the vault itself writes a folder of its name", async () => {
    const vault = new SampleVault();
    vault.addFile(vault.root, "one");
    expect((await planned(vault, [vault.id], "linux")).files).toEqual([join("the vault", "one")]);
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { VaultList } from "../../../../../electron/services/profile/vault-list";
import { newDataId } from "../../../../../shared/crypto";

const files = createLocalFiles();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-vault-list-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("the list of vaults", () => {
  it("keeps the order of adding, follows a vault that moved, and forgets one", async () => {
    const path = join(folder, "vaults.json");
    const list = await VaultList.open({ files, path });
    const [a, b] = [newDataId(), newDataId()];
    await list.keep({ vaultId: a, folder: "/a" });
    await list.keep({ vaultId: b, folder: "/b" });
    await list.keep({ vaultId: a, folder: "/elsewhere/a" });
    expect((await VaultList.open({ files, path })).all()).toEqual([
      { vaultId: a, folder: "/elsewhere/a" },
      { vaultId: b, folder: "/b" },
    ]);
    await list.forget(a);
    expect((await VaultList.open({ files, path })).all()).toEqual([{ vaultId: b, folder: "/b" }]);
  });

  it("begins empty and says so once when its file is damaged", async () => {
    const path = join(folder, "vaults.json");
    await writeFile(path, "[]");
    const list = await VaultList.open({ files, path });
    expect(list.all()).toEqual([]);
    expect(() => list.tellOfDamage()).toThrowError(expect.objectContaining({ code: "profile-damaged" }));
    list.tellOfDamage();
    await list.keep({ vaultId: newDataId(), folder: "/a" });
    (await VaultList.open({ files, path })).tellOfDamage();
  });
});

import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { Bin, KEPT_FOR_MS } from "../../../../../electron/services/deleted/bin";
import type { Deletion } from "../../../../../electron/services/deleted/deletion";
import { toStoredBytes } from "../../../../../electron/services/profile/stored-bytes";
import { newDataId } from "../../../../../shared/crypto";

const NOW = 2 * KEPT_FOR_MS;
const LONG_AGO = NOW - KEPT_FOR_MS - 1;

let folder: string;
let bin: Bin;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-bin-"));
  bin = new Bin({
    files: createLocalFiles(),
    folder: join(folder, "deleted"),
    journalFolder: join(folder, "journal"),
    clock: () => NOW,
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function deleted(state: Deletion["state"], deletedAt: number): Promise<string> {
  const [dataId, deletionId] = [newDataId(), randomUUID()];
  const deletion: Deletion = {
    version: 1,
    vaultId: newDataId(),
    state,
    deletedAt,
    tops: [{ itemId: dataId, folderId: newDataId() }],
    containers: [
      {
        dataId,
        at: `items/${dataId}.keyferry`,
        epoch: 0,
        bytes: 1,
        isFolder: false,
        headerHash: toStoredBytes(new Uint8Array(32)),
        isItem: true,
      },
    ],
  };
  await bin.begin(deletionId, deletion);
  await writeFile(bin.pathOf(deletionId, 0), "sealed");
  return deletionId;
}

async function remove(deletionId: string): Promise<void> {
  await bin.removeForGood(deletionId, async () => undefined);
}

describe("what was deleted longer ago than it is kept", () => {
  it("is over only when it lies in the bin, or was being deleted for good", async () => {
    const kept = await deleted("kept", LONG_AGO);
    const removing = await deleted("removing", NOW);
    await deleted("kept", NOW);
    await deleted("putting-back", LONG_AGO);
    await deleted("moving-out", LONG_AGO);
    const over = (await bin.expired()).map(({ entryId }) => entryId);
    expect(over.toSorted()).toEqual([kept, removing].toSorted());
  });

  it.each(["putting-back", "moving-out"] as const)("is not destroyed while it is %s", async (state) => {
    const deletionId = await deleted(state, LONG_AGO);
    await remove(deletionId);
    expect(await readdir(bin.folderOf(deletionId))).toHaveLength(1);
    expect(await bin.list()).toMatchObject([{ entryId: deletionId, content: { state } }]);
  });

  it("is not destroyed by a removal that was asked for while it is put back", async () => {
    const deletionId = await deleted("kept", LONG_AGO);
    const [{ entryId } = { entryId: "" }] = await bin.expired();
    let removed = Promise.resolve();
    await bin.alone(deletionId, async () => {
      removed = remove(entryId);
      await bin.note(deletionId, await bin.get(deletionId), "putting-back");
    });
    await removed;
    expect(await readdir(bin.folderOf(deletionId))).toHaveLength(1);
  });

  it("is not put back after its removal was begun", async () => {
    const deletionId = await deleted("removing", NOW);
    await expect(bin.get(deletionId)).rejects.toMatchObject({ code: "deletion-gone" });
    await remove(deletionId);
    expect(await bin.list()).toEqual([]);
    await expect(readdir(bin.folderOf(deletionId))).rejects.toThrow();
  });
});

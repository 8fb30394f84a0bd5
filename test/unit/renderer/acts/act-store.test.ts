import { describe, expect, it, vi } from "vitest";
import { createActStore } from "../../../../renderer/acts/act-store";
import { createClipboardStore } from "../../../../renderer/acts/clipboard-store";
import type { KeyferryApi } from "../../../../shared/protocol/ipc/api";
import type { JobView } from "../../../../shared/protocol/ipc/views";
import { apiWith, no, yes } from "../fake-api";
import { fileNamed, idOf, jobOf } from "../sample-views";

const VAULT = idOf(1);
const DELETION = "11111111-1111-4111-8111-111111111111";

function scene(state: JobView["state"] = "done") {
  const calls = {
    delete: vi.fn((_: unknown) => yes({ jobId: "delete", deletionId: DELETION })),
    move: vi.fn((_: unknown) => yes({ jobId: "move" })),
    copy: vi.fn((_: unknown) => yes({ jobId: "copy", deletionId: null as string | null })),
    rename: vi.fn((_: unknown) => yes(undefined)),
    putBack: vi.fn((_: unknown) => yes({ jobId: "put back", isToTop: true })),
  };
  const api: KeyferryApi = apiWith({
    items: { delete: calls.delete, move: calls.move, copy: calls.copy, rename: calls.rename },
    deleted: { putBack: calls.putBack },
  });
  return { calls, acts: createActStore(api, async (jobId) => ({ ...jobOf({ state }), jobId })) };
}

function cut(mode: "cut" | "copy", folderId = "from") {
  const clipboard = createClipboardStore();
  clipboard.getState().put(mode, { vaultId: VAULT, folderId }, [fileNamed("a", 11)], "a");
  const { content } = clipboard.getState();
  if (content === null) throw new Error("nothing was taken up");
  return content;
}

describe("what was done", () => {
  it("is taken back in the opposite order, each once", async () => {
    const { acts, calls } = scene();
    const { deleteItems, rename, move, undo } = acts.getState();
    await deleteItems(VAULT, [idOf(11)], "a");
    await rename(VAULT, { itemId: idOf(12), name: "b" }, "c");
    await move({ vaultId: VAULT, from: "from", to: "to" }, [idOf(13)], "d");

    expect((await undo())?.act.kind).toBe("move");
    expect(calls.move).toHaveBeenLastCalledWith({ vaultId: VAULT, itemIds: [idOf(13)], folderId: "from" });
    expect((await undo())?.act.kind).toBe("rename");
    expect(calls.rename).toHaveBeenLastCalledWith({ vaultId: VAULT, itemId: idOf(12), name: "b" });
    expect(await undo()).toMatchObject({ act: { kind: "delete" }, isToTop: true });
    expect(calls.putBack).toHaveBeenCalledWith({ vaultId: VAULT, deletionId: DELETION });
    expect(await undo()).toBeNull();
    expect(calls.putBack).toHaveBeenCalledTimes(1);
  });

  it("is not offered to be taken back when it was stopped or failed", async () => {
    for (const state of ["cancelled", "failed"] as const) {
      const { acts, calls } = scene(state);
      expect(await acts.getState().deleteItems(VAULT, [idOf(11)], "a")).toBeNull();
      expect(await acts.getState().undo()).toBeNull();
      expect(calls.putBack).not.toHaveBeenCalled();
    }
  });

  it("a name that was refused leaves nothing to take back", async () => {
    const acts = createActStore(apiWith({ items: { rename: () => no("name-taken") } }), vi.fn());
    const renaming = acts.getState().rename(VAULT, { itemId: idOf(12), name: "b" }, "c");
    await expect(renaming).rejects.toMatchObject({ code: "name-taken" });
    expect(acts.getState().done).toEqual([]);
  });
});

describe("pasting", () => {
  const HERE = { vaultId: VAULT, folderId: "to" };

  it("moves what was cut within a vault, and does nothing where it lies already", async () => {
    const { acts, calls } = scene();
    await acts.getState().paste(cut("cut"), HERE);
    expect(calls.move).toHaveBeenCalledWith({ vaultId: VAULT, itemIds: [idOf(11)], folderId: "to" });
    await acts.getState().paste(cut("cut", "to"), HERE);
    expect(calls.move).toHaveBeenCalledTimes(1);
  });

  it("copies what was copied, and what was cut in another vault, which then goes there", async () => {
    const { acts, calls } = scene();
    await acts.getState().paste(cut("copy"), HERE);
    expect(calls.copy).toHaveBeenLastCalledWith(expect.objectContaining({ removeSource: false }));
    await acts.getState().paste(cut("cut"), { vaultId: idOf(2), folderId: "to" });
    expect(calls.copy).toHaveBeenLastCalledWith({
      vaultId: VAULT,
      toVaultId: idOf(2),
      folderId: "to",
      itemIds: [idOf(11)],
      removeSource: true,
    });
    expect(calls.move).not.toHaveBeenCalled();
  });
});

import { describe, expect, it } from "vitest";
import { chosenItems, createFolderStore } from "../../../../renderer/browser/folder-store";
import { selectOnly } from "../../../../renderer/browser/selection";
import type { IpcAnswer } from "../../../../shared/protocol/ipc/contract";
import type { FolderListing } from "../../../../shared/protocol/ipc/views";
import { apiWith, no, yes } from "../fake-api";
import { fileNamed, grantOf, idOf, listingOf, vaultNamed } from "../sample-views";

const vault = vaultNamed("Papers");
const english = (): string => "en";

describe("the shown folder", () => {
  it("shows the items in order and keeps the selection over a reload", async () => {
    let items = [fileNamed("b", 11), fileNamed("a", 12)];
    const store = createFolderStore(
      apiWith({ items: { list: () => yes(listingOf(vault, items)) } }),
      english,
    );
    await store.getState().show(vault.vaultId, vault.vaultId);
    expect(store.getState().items.map((item) => item.name)).toEqual(["a", "b"]);

    store.getState().select(() => selectOnly(idOf(11)));
    items = [...items, fileNamed("aa", 13)];
    await store.getState().reload();
    expect(store.getState().items.map((item) => item.name)).toEqual(["a", "aa", "b"]);
    expect(chosenItems(store.getState()).map((item) => item.name)).toEqual(["b"]);
  });

  it("arrives with what a search found selected, unless it is gone", async () => {
    const list = () => yes(listingOf(vault, [fileNamed("a", 11), fileNamed("b", 12)]));
    const store = createFolderStore(apiWith({ items: { list } }), english);
    await store.getState().show(vault.vaultId, vault.vaultId, idOf(12));
    expect(chosenItems(store.getState()).map((item) => item.name)).toEqual(["b"]);
    expect(store.getState().selection.focus).toBe(idOf(12));
    await store.getState().show(vault.vaultId, vault.vaultId, idOf(99));
    expect(store.getState().selection).toMatchObject({ focus: null });
  });

  it("does not show a slow folder that the person has left already", async () => {
    const answers = new Map<string, (answer: IpcAnswer<FolderListing>) => void>();
    const store = createFolderStore(
      apiWith({
        items: { list: ({ folderId }) => new Promise((resolve) => answers.set(folderId, resolve)) },
      }),
      english,
    );
    const slow = store.getState().show(vault.vaultId, "slow");
    const quick = store.getState().show(vault.vaultId, "quick");
    answers.get("quick")?.({ ok: true, value: listingOf(vault, [fileNamed("new", 1)]) });
    await quick;
    answers.get("slow")?.({ ok: true, value: listingOf(vault, [fileNamed("old", 2)]) });
    await slow;
    expect(store.getState().items.map((item) => item.name)).toEqual(["new"]);
  });

  it("keeps what it shows, and says why, when a reload fails", async () => {
    let fail = false;
    const store = createFolderStore(
      apiWith({
        items: {
          list: () => (fail ? no("disk-error") : yes(listingOf(vault, [fileNamed("a", 1)]))),
        },
      }),
      english,
    );
    await store.getState().show(vault.vaultId, vault.vaultId);
    fail = true;
    await store.getState().reload();
    expect(store.getState().items).toHaveLength(1);
    expect(store.getState().staleBecause).toBe("disk-error");
    fail = false;
    await store.getState().reload();
    expect(store.getState().staleBecause).toBeNull();
  });

  it("shows why a folder cannot be opened at all", async () => {
    const store = createFolderStore(apiWith({ items: { list: () => no("no-access") } }), english);
    await store.getState().show(vault.vaultId, vault.vaultId);
    expect(store.getState().listing).toEqual({ state: "failed", problem: "no-access" });
  });

  it("lets a recipient write only where writing was given, here or above", async () => {
    const theirs = vaultNamed("Choir", { role: "recipient" });
    const storeWith = (access: "read" | "read-write") =>
      createFolderStore(
        apiWith({
          items: { list: () => yes(listingOf(theirs, [])) },
          received: { list: () => yes([grantOf({ dataId: theirs.vaultId, access })]) },
        }),
        english,
      );
    for (const access of ["read", "read-write"] as const) {
      const store = storeWith(access);
      await store.getState().show(theirs.vaultId, theirs.vaultId);
      expect(store.getState().writable).toBe(access === "read-write");
    }
  });
});

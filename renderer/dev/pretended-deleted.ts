import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { DeletedView } from "../../shared/protocol/ipc/deleted-views";
import type { ItemView, JobView } from "../../shared/protocol/ipc/views";
import { no, yes } from "./answers";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What deleting works on. */
export interface DeletableItems {
  readonly get: () => readonly ItemView[];
  readonly set: (items: readonly ItemView[]) => void;
  readonly start: (kind: JobView["kind"], subject: string, finish: () => void) => { jobId: string };
  readonly changed: (vaultId: string) => void;
}

/** Deleting and putting back, from memory. */
export function pretendDeleted(items: DeletableItems): {
  readonly deleteItems: KeyferryApi["items"]["delete"];
  readonly deleted: KeyferryApi["deleted"];
} {
  let kept: { readonly view: DeletedView; readonly items: readonly ItemView[] }[] = [];

  const viewOf = (gone: readonly ItemView[]): DeletedView => ({
    deletionId: crypto.randomUUID(),
    deletedAt: Date.now(),
    keptUntil: Date.now() + 30 * DAY_MS,
    names: gone.slice(0, 3).map(({ name }) => name),
    itemCount: gone.length,
    bytes: gone.reduce((sum, { size }) => sum + size, 900),
    returnsTo: ["Family papers"],
    isFolderGone: false,
  });
  return {
    deleteItems: ({ vaultId, itemIds, forGood }) => {
      const gone = items.get().filter((item) => itemIds.includes(item.itemId));
      const view = viewOf(gone);
      const { jobId } = items.start("delete", gone[0]?.name ?? "?", () => {
        items.set(items.get().filter((item) => !itemIds.includes(item.itemId)));
        if (!forGood) kept = [{ view, items: gone }, ...kept];
        items.changed(vaultId);
      });
      return yes({ jobId, deletionId: forGood ? null : view.deletionId });
    },
    deleted: {
      list: () => yes(kept.map(({ view }) => view)),
      putBack: async ({ vaultId, deletionId }) => {
        const found = kept.find(({ view }) => view.deletionId === deletionId);
        if (found === undefined) return no("deletion-gone");
        const { jobId } = items.start("put-back", found.view.names[0] ?? "?", () => {
          kept = kept.filter((one) => one !== found);
          items.set([...items.get(), ...found.items]);
          items.changed(vaultId);
        });
        return yes({ jobId, isToTop: false });
      },
      remove: ({ deletionId }) => {
        kept = kept.filter(({ view }) => deletionId !== null && view.deletionId !== deletionId);
        return yes(undefined);
      },
    },
  };
}

import { useMemo } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { itemAsThing } from "../sharing/share-subject";
import { keyferry, useDialogs, useFolder, useNavigation } from "../stores";
import { words } from "../words/words";

/** What can be done with items of the shown folder. Failures to start are told by a notification. */
export interface ItemActions {
  readonly open: (item: ItemView) => void;
  /** Only for a file. */
  readonly preview: (item: ItemView) => void;
  readonly exportItems: (items: readonly ItemView[]) => void;
  readonly share: (items: readonly ItemView[]) => void;
  readonly whoHasAccess: (item: ItemView) => void;
  readonly rename: (item: ItemView) => void;
  readonly move: (items: readonly ItemView[]) => void;
  readonly remove: (items: readonly ItemView[]) => void;
}

export function useItemActions(): ItemActions {
  const vaultId = useFolder((state) => state.vaultId);
  const folderId = useFolder((state) => state.folderId);
  const dialog = useDialogs((state) => state.open);
  const goTo = useNavigation((state) => state.goTo);

  return useMemo(() => {
    const within = (act: (vaultId: string, folderId: string) => void): void => {
      if (vaultId !== null && folderId !== null) act(vaultId, folderId);
    };
    return {
      open: (item) =>
        within((vault) => {
          if (item.kind === "folder") {
            goTo({ at: "folder", vaultId: vault, folderId: item.itemId });
            return;
          }
          answered(keyferry.items.open({ vaultId: vault, itemId: item.itemId })).catch((error: unknown) =>
            notifyProblem(words.jobs.failed.open(item.name), error),
          );
        }),
      preview: (item) => within((vault) => dialog({ kind: "preview", vaultId: vault, item })),
      exportItems: (items) =>
        within((vault) => {
          answered(keyferry.items.export({ vaultId: vault, itemIds: idsOf(items) })).catch((error: unknown) =>
            notifyProblem(words.jobs.failed.export(nameOf(items)), error),
          );
        }),
      share: (items) =>
        within((vault) => {
          const [first, ...others] = items.map(itemAsThing);
          if (first !== undefined) {
            dialog({ kind: "share", subject: { vaultId: vault, things: [first, ...others] } });
          }
        }),
      whoHasAccess: (item) =>
        within((vault) => dialog({ kind: "who-has-access", vaultId: vault, thing: itemAsThing(item) })),
      rename: (item) => within((vault) => dialog({ kind: "rename", vaultId: vault, item })),
      move: (items) =>
        within((vault, folder) => dialog({ kind: "move", vaultId: vault, folderId: folder, items })),
      remove: (items) => within((vault) => dialog({ kind: "delete", vaultId: vault, items })),
    };
  }, [vaultId, folderId, dialog, goTo]);
}

export function idsOf(items: readonly ItemView[]): string[] {
  return items.map((item) => item.itemId);
}

/** What to call one or several items in a sentence. */
export function nameOf(items: readonly ItemView[]): string {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only.name : words.numbers.items(items.length);
}

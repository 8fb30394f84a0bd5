import { useMemo } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { deleteWithUndo, paste, takeUp } from "../acts/use-acts";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { itemAsThing } from "../sharing/share-subject";
import { keyferry, useDialogs, useFolder, useNavigation } from "../stores";
import { words } from "../words/words";
import { idsOf, nameOf } from "./item-names";

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
  /** Can be put back. */
  readonly remove: (items: readonly ItemView[]) => void;
  /** Asks first. */
  readonly removeForGood: (items: readonly ItemView[]) => void;
  readonly cut: (items: readonly ItemView[]) => void;
  readonly copy: (items: readonly ItemView[]) => void;
  /** Into a folder, or the one that is shown. */
  readonly paste: (folder?: ItemView) => void;
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
      rename: (item) => useFolder.getState().startRenaming(item.itemId),
      move: (items) =>
        within((vault, folder) => dialog({ kind: "move", vaultId: vault, folderId: folder, items })),
      remove: (items) => within((vault) => void deleteWithUndo(vault, items)),
      removeForGood: (items) => within((vault) => dialog({ kind: "delete", vaultId: vault, items })),
      cut: (items) => within((vault, folder) => takeUp("cut", { vaultId: vault, folderId: folder }, items)),
      copy: (items) => within((vault, folder) => takeUp("copy", { vaultId: vault, folderId: folder }, items)),
      paste: (into) =>
        within((vault, folder) => void paste({ vaultId: vault, folderId: into?.itemId ?? folder })),
    };
  }, [vaultId, folderId, dialog, goTo]);
}

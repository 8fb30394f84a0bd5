import type { FolderListing } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { useCommand } from "../commands/use-command";
import { notifyProblem } from "../elements/notify";
import { listedFolderAsThing } from "../sharing/share-subject";
import { keyferry, useDialogs, useFolder } from "../stores";
import { words } from "../words/words";
import { chosenItems } from "./folder-store";
import { useItemActions } from "./use-item-actions";

/** What keys and the menu bar can do in a folder: with the selected items, or with the folder itself where nothing is selected. */
export function FolderCommands(props: { readonly listing: FolderListing; readonly onDetails: () => void }) {
  const { vault } = props.listing;
  const { vaultId } = vault;
  const view = useFolder();
  const actions = useItemActions();
  const open = useDialogs((state) => state.open);
  const items = chosenItems(view);
  const only = items.length === 1 ? items[0] : undefined;
  const { writable, folderId } = view;
  const isOwner = vault.role === "owner";
  const here = listedFolderAsThing(props.listing);
  const add = (what: "addFiles" | "addFolder", title: string) => () => {
    if (folderId === null) return;
    answered(keyferry.items[what]({ vaultId, folderId })).catch((error: unknown) =>
      notifyProblem(title, error),
    );
  };

  useCommand("add-files", writable ? add("addFiles", words.browser.addFiles) : null);
  useCommand("add-folder", writable ? add("addFolder", words.browser.addFolder) : null);
  useCommand(
    "new-folder",
    writable && folderId !== null ? () => open({ kind: "new-folder", vaultId, folderId }) : null,
  );
  useCommand("refresh", () => void view.lookAgain());
  useCommand("show-details", props.onDetails);
  useCommand("open-item", only === undefined ? null : () => actions.open(only));
  useCommand("preview-item", only?.kind === "file" ? () => actions.preview(only) : null);
  useCommand("export", items.length > 0 ? () => actions.exportItems(items) : null);
  useCommand("rename-item", writable && only !== undefined ? () => actions.rename(only) : null);
  useCommand("move-items", writable && items.length > 0 ? () => actions.move(items) : null);
  useCommand("delete-items", writable && items.length > 0 ? () => actions.remove(items) : null);
  useCommand("share", isOwner ? () => share() : null);
  useCommand("who-has-access", isOwner && items.length <= 1 ? () => who() : null);
  return null;

  function share(): void {
    if (items.length > 0) actions.share(items);
    else open({ kind: "share", subject: { vaultId, things: [here] } });
  }

  function who(): void {
    if (only !== undefined) actions.whoHasAccess(only);
    else open({ kind: "who-has-access", vaultId, thing: here });
  }
}

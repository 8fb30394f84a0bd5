import { IconLock, IconUpload } from "@tabler/icons-react";
import type { FolderListing } from "../../shared/protocol/ipc/views";
import { isDraggingOut } from "../acts/drag-out";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { DropCurtain } from "../frame/drop-curtain";
import { useFileDrop } from "../frame/use-file-drop";
import { listedFolderAsThing } from "../sharing/share-subject";
import { keyferry, useDialogs, useFolder } from "../stores";
import { words } from "../words/words";

/** Files from the desktop dropped on the browser are added to the folder that is open. */
export function FolderDrop(props: { readonly listing: FolderListing }) {
  const { vaultId, folderId, writable } = useFolder();
  const dialogOpen = useDialogs((state) => state.shown.length > 0);
  const { name } = listedFolderAsThing(props.listing);

  const add = (files: readonly File[]) => {
    if (isDraggingOut() || !writable || dialogOpen || vaultId === null || folderId === null) return;
    answered(keyferry.items.addDropped({ vaultId, folderId }, files)).catch((error: unknown) =>
      notifyProblem(words.jobs.failed.add(words.numbers.items(files.length)), error),
    );
  };
  const over = useFileDrop(true, add);
  if (!over || dialogOpen || isDraggingOut()) return null;
  return writable ? (
    <DropCurtain
      icon={<IconUpload size={34} stroke={1.5} />}
      title={words.frame.dropHere(name)}
      hint={words.frame.dropHereHint}
    />
  ) : (
    <DropCurtain
      refused
      icon={<IconLock size={34} stroke={1.5} />}
      title={words.frame.dropReadOnly}
      hint={words.frame.dropReadOnlyHint}
    />
  );
}

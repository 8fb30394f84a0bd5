import { useEffect, useState } from "react";
import { Loaded } from "../elements/loaded";
import screen from "../elements/screen.module.css";
import { useFolder } from "../stores";
import { DetailsPanel } from "./details-panel";
import { FolderContent } from "./folder-content";
import { FolderDrop } from "./folder-drop";
import { FolderHeader } from "./folder-header";
import { FolderNotes } from "./folder-notes";
import styles from "./folder-screen.module.css";
import { SelectionBar } from "./selection-bar";

/** The vault browser: one folder of a vault. */
export function FolderScreen(props: { readonly vaultId: string; readonly folderId: string }) {
  const { listing, show, reload, vaultId, folderId } = useFolder();
  const [detailsShown, setDetailsShown] = useState(false);
  useEffect(() => void show(props.vaultId, props.folderId), [show, props.vaultId, props.folderId]);
  // For the moment between two folders the store still holds the one before.
  const settledHere = vaultId === props.vaultId && folderId === props.folderId;

  return (
    <div className={screen.screen}>
      <Loaded of={settledHere ? listing : { state: "loading" }} onRetry={() => void reload()}>
        {(value) => (
          <>
            <FolderHeader
              listing={value}
              detailsShown={detailsShown}
              onDetails={() => setDetailsShown(!detailsShown)}
            />
            <FolderNotes listing={value} />
            <div className={styles.body}>
              <div className={styles.list}>
                <FolderContent onDetails={() => setDetailsShown(true)} />
                <SelectionBar owned={value.vault.role === "owner"} />
              </div>
              {detailsShown && <DetailsPanel onClose={() => setDetailsShown(false)} />}
            </div>
            <FolderDrop listing={value} />
          </>
        )}
      </Loaded>
    </div>
  );
}

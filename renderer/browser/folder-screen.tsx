import { useEffect, useState } from "react";
import { useActKeys } from "../acts/use-act-keys";
import { Loaded } from "../elements/loaded";
import screen from "../elements/screen.module.css";
import { SearchResults } from "../search/search-results";
import { isSearching } from "../search/search-store";
import { useFolder, useSearch } from "../stores";
import { DetailsPanel } from "./details-panel";
import { FolderCommands } from "./folder-commands";
import { FolderContent } from "./folder-content";
import { FolderDrop } from "./folder-drop";
import { FolderHeader } from "./folder-header";
import { FolderNotes } from "./folder-notes";
import styles from "./folder-screen.module.css";
import { SelectionBar } from "./selection-bar";

/** The vault browser: one folder of a vault. */
export function FolderScreen(props: {
  readonly vaultId: string;
  readonly folderId: string;
  /** What is selected on arriving. */
  readonly itemId?: string | undefined;
}) {
  const { listing, show, reload, vaultId, folderId } = useFolder();
  const [detailsShown, setDetailsShown] = useState(false);
  const searching = useSearch(isSearching);
  useEffect(
    () => void show(props.vaultId, props.folderId, props.itemId),
    [show, props.vaultId, props.folderId, props.itemId],
  );
  useActKeys();
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
            <FolderCommands listing={value} onDetails={() => setDetailsShown(!detailsShown)} />
            <FolderNotes listing={value} />
            <div className={styles.body}>
              <div className={styles.list}>
                {searching ? (
                  <SearchResults vaultId={props.vaultId} vaultName={value.breadcrumbs[0]?.name ?? ""} />
                ) : (
                  <>
                    <FolderContent onDetails={() => setDetailsShown(true)} />
                    <SelectionBar owned={value.vault.role === "owner"} />
                  </>
                )}
              </div>
              {detailsShown && !searching && <DetailsPanel onClose={() => setDetailsShown(false)} />}
            </div>
            <FolderDrop listing={value} />
          </>
        )}
      </Loaded>
    </div>
  );
}

import { type KeyboardEvent, useCallback } from "react";
import type { FoundItem } from "../../shared/protocol/ipc/search-views";
import { selectOnly } from "../browser/selection";
import { useFolder, useNavigation, useSearch } from "../stores";

/** The ID of the list of found items in the page. */
export const FOUND_LIST = "found-items";

const PAGE = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
};

export function optionId(itemId: string): string {
  return `${FOUND_LIST}-${itemId}`;
}

/** Ends the search and shows a found folder, or a found file selected in the folder where it lies. */
export function useGoToFound(vaultId: string): (found: FoundItem) => void {
  const goTo = useNavigation((state) => state.goTo);
  const close = useSearch((state) => state.close);
  return useCallback(
    ({ item, folderId }) => {
      close();
      if (item.kind === "folder") {
        goTo({ at: "folder", vaultId, folderId: item.itemId });
        return;
      }
      const shown = useFolder.getState();
      if (shown.vaultId === vaultId && shown.folderId === folderId)
        shown.select(() => selectOnly(item.itemId));
      else goTo({ at: "folder", vaultId, folderId, itemId: item.itemId });
    },
    [vaultId, goTo, close],
  );
}

/** The keyboard while searching: the arrows move through what was found, Enter goes there, Escape ends it. */
export function useSearchKeys(vaultId: string): (event: KeyboardEvent) => void {
  const goToFound = useGoToFound(vaultId);
  return useCallback(
    (event: KeyboardEvent) => {
      // While a syllable is being composed the keys are the input method's.
      if (event.nativeEvent.isComposing) return;
      const { active, activate, chosen, close } = useSearch.getState();
      const step = STEPS[event.key];
      if (step !== undefined) activate(active + step);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter") {
        void chosen().then((found) => {
          if (found !== null) goToFound(found);
        });
      } else return;
      event.preventDefault();
    },
    [goToFound],
  );
}

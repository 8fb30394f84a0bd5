import type { SearchAnswer } from "../../shared/protocol/ipc/search-views";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { idOf } from "./sample-vaults";

/** Names that hold the text, as if every third item lay in a folder. */
export function pretendSearch(
  vaultName: string,
  vaultId: string,
  items: readonly ItemView[],
  text: string,
): SearchAnswer {
  const sought = text.trim().toLowerCase();
  const all = items.filter(
    ({ itemId, name }) =>
      name.toLowerCase().includes(sought) || (sought.length > 3 && itemId.startsWith(sought)),
  );
  const found = all.slice(0, 200).map((item, index) => ({
    item,
    folderId: index % 3 === 1 ? idOf(10) : vaultId,
    path: index % 3 === 1 ? [vaultName, "Insurance"] : [vaultName],
  }));
  return { total: all.length, found };
}

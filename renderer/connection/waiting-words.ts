import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import { words } from "../words/words";

/** What a waiting change will do, in one line. */
export function describeWaiting(change: Omit<WaitingView, "entryId">): string {
  const { kind, person, vaultName, vaultId } = change;
  if (kind === "create-vault") return words.connection.createVault(vaultName ?? vaultId.slice(0, 8));
  if (kind === "unreadable") return words.connection.unreadable(vaultName ?? vaultId.slice(0, 8));
  const what = describeItems(change);
  const whom = person?.name ?? words.notShown;
  return kind === "share" ? words.connection.share(what, whom) : words.connection.removeAccess(what, whom);
}

function describeItems({ itemIds, names }: Pick<WaitingView, "itemIds" | "names">): string {
  const [only] = names;
  if (itemIds.length === 1 && only !== undefined) return words.connection.quoted(only);
  return words.connection.someItems(itemIds.length);
}

/** Where it is: the vault, unless the change is about all of it. */
export function placeOf({ vaultId, vaultName, itemIds }: WaitingView): string | null {
  if (vaultName === null || itemIds.length === 0 || itemIds.includes(vaultId)) return null;
  return words.connection.inVault(vaultName);
}

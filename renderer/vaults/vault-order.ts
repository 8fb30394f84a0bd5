import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import { vaultNameOf } from "../sharing/share-subject";
import { severityOf } from "./vault-health";

export type OrderVaultsBy = "name" | "items" | "size" | "people" | "change" | "health";

export interface VaultOrder {
  readonly by: OrderVaultsBy;
  readonly direction: "ascending" | "descending";
}

export const VAULTS_BY_NAME: VaultOrder = { by: "name", direction: "ascending" };

/** What a click on a column heading does: the same column turns round, another starts with the most or the worst. */
export function vaultOrderAfterClick(order: VaultOrder, by: OrderVaultsBy): VaultOrder {
  if (order.by === by) return { by, direction: order.direction === "ascending" ? "descending" : "ascending" };
  return { by, direction: by === "name" ? "ascending" : "descending" };
}

/** By the chosen column, equal ones by name. What is not known stands last either way. */
export function orderVaults(
  vaults: readonly ListedVaultView[],
  order: VaultOrder,
  language: string,
): ListedVaultView[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const sign = order.direction === "ascending" ? 1 : -1;
  const measure = MEASURES[order.by];
  return vaults.toSorted((a, b) => {
    const byName = compare(vaultNameOf(a), vaultNameOf(b));
    if (measure === null) return sign * byName;
    const [first, second] = [measure(a), measure(b)];
    if (first === second) return byName;
    if (first === null || second === null) return first === null ? 1 : -1;
    return sign * (first - second);
  });
}

const MEASURES: Record<OrderVaultsBy, ((vault: ListedVaultView) => number | null) | null> = {
  name: null,
  items: ({ figures }) => figures?.itemCount ?? null,
  size: ({ figures }) => figures?.sizeOnDisk ?? null,
  people: ({ figures }) => figures?.people ?? null,
  change: ({ figures }) => figures?.lastChange ?? null,
  health: severityOf,
};

import type { ItemView } from "../../shared/protocol/ipc/views";

export type OrderBy = "name" | "size" | "changed" | "shared";

export interface ItemOrder {
  readonly by: OrderBy;
  readonly direction: "ascending" | "descending";
}

export const BY_NAME: ItemOrder = { by: "name", direction: "ascending" };

/** What a click on a column heading does: the same column turns round, another starts its natural way. */
export function orderAfterClick(order: ItemOrder, by: OrderBy): ItemOrder {
  if (order.by === by) return { by, direction: order.direction === "ascending" ? "descending" : "ascending" };
  return { by, direction: by === "name" ? "ascending" : "descending" };
}

/** Folders first, then by the chosen column; equal ones by name, the way people count ("file 9" before "file 10"). */
export function orderItems(items: readonly ItemView[], order: ItemOrder, language: string): ItemView[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const sign = order.direction === "ascending" ? 1 : -1;
  const measure = MEASURES[order.by];
  return items.toSorted((a, b) => {
    if (a.kind !== b.kind) return a.kind === "folder" ? -1 : 1;
    const byColumn = measure === null ? 0 : measure(a) - measure(b);
    if (byColumn !== 0) return sign * byColumn;
    const byName = compare(a.name, b.name);
    return order.by === "name" ? sign * byName : byName;
  });
}

const MEASURES: Record<OrderBy, ((item: ItemView) => number) | null> = {
  name: null,
  size: (item) => item.size,
  changed: (item) => item.modifiedAt,
  shared: (item) => item.sharedWith,
};

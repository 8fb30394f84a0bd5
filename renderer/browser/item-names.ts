import type { ItemView } from "../../shared/protocol/ipc/views";
import { words } from "../words/words";

export function idsOf(items: readonly ItemView[]): string[] {
  return items.map((item) => item.itemId);
}

/** What to call one or several items in a sentence. */
export function nameOf(items: readonly ItemView[]): string {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only.name : words.numbers.items(items.length);
}

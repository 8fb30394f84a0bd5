/**
 * What is selected in a list, as in the file managers people know.
 * `anchor` is where a Shift selection starts, `focus` the row that the keyboard is on; both are IDs.
 */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly anchor: string | null;
  readonly focus: string | null;
}

export const NOTHING_SELECTED: Selection = { chosen: new Set(), anchor: null, focus: null };

/** Only this one. */
export function selectOnly(id: string): Selection {
  return { chosen: new Set([id]), anchor: id, focus: id };
}

/** In or out, beside the others: Ctrl and click, Ctrl and Space, or the checkbox. */
export function toggle(selection: Selection, id: string): Selection {
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, anchor: id, focus: id };
}

/** Everything from the anchor to this one, in the order of the list: Shift and click. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return selectOnly(id);
  const chosen = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { chosen, anchor: selection.anchor, focus: id };
}

export function selectAll(selection: Selection, order: readonly string[]): Selection {
  return { ...selection, chosen: new Set(order), focus: selection.focus ?? order[0] ?? null };
}

/** Keeps what is still there after the list has changed. */
export function keepPresent(selection: Selection, order: readonly string[]): Selection {
  const present = new Set(order);
  const keep = (id: string | null): string | null => (id !== null && present.has(id) ? id : null);
  return {
    chosen: new Set([...selection.chosen].filter((id) => present.has(id))),
    anchor: keep(selection.anchor),
    focus: keep(selection.focus),
  };
}

/** The row that a move by `rows` leads to; the first one when the keyboard is nowhere yet. */
export function rowAfter(selection: Selection, rows: number, order: readonly string[]): string | null {
  if (order.length === 0) return null;
  const at = selection.focus === null ? -1 : order.indexOf(selection.focus);
  if (at < 0) return order[0] ?? null;
  return order[Math.max(0, Math.min(order.length - 1, at + rows))] ?? null;
}

/** The next row, from the focus on and round, whose name begins with what was typed; null when there is none. */
export function rowTyped(
  selection: Selection,
  typed: string,
  rows: readonly { readonly id: string; readonly name: string }[],
): string | null {
  const sought = typed.toLocaleLowerCase();
  const at = rows.findIndex((row) => row.id === selection.focus);
  // A single letter goes on to the next match; a longer word may still fit where the focus is.
  const start = typed.length === 1 ? at + 1 : Math.max(at, 0);
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(start + step) % rows.length];
    if (row?.name.toLocaleLowerCase().startsWith(sought)) return row.id;
  }
  return null;
}

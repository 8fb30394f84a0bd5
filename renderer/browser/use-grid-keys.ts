import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { useFolder } from "../stores";
import { chosenItems } from "./folder-store";
import { extendTo, NOTHING_SELECTED, rowAfter, rowTyped, selectAll, selectOnly, toggle } from "./selection";
import { useItemActions } from "./use-item-actions";

const PAGE = 12;
const TYPING_PAUSE_MS = 800;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * The keyboard in the grid, as in a file manager.
 * @param grid where the rows are
 * @param reveal scrolls the row of that index into sight, so that it is there to be focused
 */
export function useGridKeys(
  grid: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
): (event: KeyboardEvent) => void {
  const actions = useItemActions();
  const typed = useRef({ text: "", at: 0 });
  // Who comes from a search arrives at what was found.
  const wanted = useRef<string | null>(useFolder.getState().selection.focus);

  // A row whose name is changed must be there for it, and gets the keyboard back afterwards.
  const renaming = useFolder((state) => state.renaming);
  const renamed = useRef<string | null>(null);
  useEffect(() => {
    const { items } = useFolder.getState();
    const itemId = renaming ?? renamed.current;
    if (itemId !== null) reveal(items.findIndex((item) => item.itemId === itemId));
    if (renaming === null && renamed.current !== null) {
      wanted.current = renamed.current;
      focusWanted(grid.current, wanted);
    }
    renamed.current = renaming;
  }, [renaming, reveal, grid]);

  // A row far away is rendered only after the scrolling: the focus follows as soon as it is there.
  useEffect(() => {
    focusWanted(grid.current, wanted);
  });

  return useCallback(
    (event: KeyboardEvent) => {
      const view = useFolder.getState();
      const { selection, select, items } = view;
      const order = items.map((item) => item.itemId);
      // Keys that belong to a checkbox or a menu button in the row are theirs, but for moving about.
      const onRow = event.target instanceof HTMLElement && event.target.dataset["itemId"] !== undefined;
      const chosen = chosenItems(view);
      const only = chosen.length === 1 ? chosen[0] : undefined;

      const moveTo = (id: string | null) => {
        if (id === null) return;
        wanted.current = id;
        select((now) =>
          event.shiftKey && event.key !== "Shift" && STEPS[event.key] !== undefined
            ? extendTo(now, id, order)
            : event.ctrlKey || event.metaKey
              ? { ...now, focus: id }
              : selectOnly(id),
        );
        reveal(order.indexOf(id));
      };
      const handled = (): boolean => {
        const step = STEPS[event.key];
        if (step !== undefined) {
          moveTo(rowAfter(selection, step, order));
          return true;
        }
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
          select(selectAll);
          return true;
        }
        if (event.key === "Escape" && selection.chosen.size > 0) {
          select(() => ({ ...NOTHING_SELECTED, focus: selection.focus }));
          return true;
        }
        if (!onRow) return false;
        switch (event.key) {
          case "Enter": {
            const focused = items.find((item) => item.itemId === selection.focus) ?? only;
            if (focused !== undefined) actions.open(focused);
            return true;
          }
          case " ": {
            const focused = items.find((item) => item.itemId === selection.focus) ?? items[0];
            if (focused === undefined) return true;
            if (event.ctrlKey || event.metaKey || focused.kind === "folder") {
              select((now) => toggle(now, focused.itemId));
            } else actions.preview(focused);
            return true;
          }
          case "F2":
            if (view.writable && only !== undefined) actions.rename(only);
            return true;
          case "Delete":
            if (!view.writable || chosen.length === 0) return true;
            if (event.shiftKey) actions.removeForGood(chosen);
            else actions.remove(chosen);
            return true;
        }
        if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
        const fresh = event.timeStamp - typed.current.at > TYPING_PAUSE_MS;
        typed.current = { text: fresh ? event.key : typed.current.text + event.key, at: event.timeStamp };
        const rows = items.map((item) => ({ id: item.itemId, name: item.name }));
        moveTo(rowTyped(selection, typed.current.text, rows));
        return true;
      };
      if (handled()) event.preventDefault();
    },
    [actions, reveal],
  );
}

/** Nothing happens while the row is not rendered yet. */
function focusWanted(grid: HTMLElement | null, wanted: RefObject<string | null>): void {
  if (wanted.current === null) return;
  const row = grid?.querySelector<HTMLElement>(`[data-item-id="${wanted.current}"]`);
  if (row === null || row === undefined) return;
  wanted.current = null;
  row.focus();
}

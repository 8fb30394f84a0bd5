import { type PointerEvent, type ReactNode, type RefObject, useCallback, useRef, useState } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { chosenItems } from "../browser/folder-store";
import { nameOf } from "../browser/item-names";
import { selectOnly } from "../browser/selection";
import { useFolder } from "../stores";
import { words } from "../words/words";
import { dragOut, type Fate } from "./drag-out";
import { followPointer } from "./pointer-drag";
import styles from "./row-drag.module.css";
import { dropWithUndo } from "./use-acts";

/** Marks an element that items can be dropped on, with the folder's ID. */
export const DROP_FOLDER = "data-drop-folder";
const DROP_OVER = "data-drop-over";
/** What belongs to a row but has a use of its own. */
const NOT_DRAGGED = "button, input, a, label";

/** Dragging rows: onto a folder or a breadcrumb moves them, out of the window takes decrypted copies along. */
export function useRowDrag(grid: RefObject<HTMLElement | null>): {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  /** What follows the pointer. */
  readonly ghost: ReactNode;
} {
  const [shown, setShown] = useState<string | null>(null);
  const ghost = useRef<HTMLDivElement>(null);

  const onPointerDown = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const row = draggedRow(event);
      const holder = grid.current;
      const { vaultId, folderId } = useFolder.getState();
      if (row === null || holder === null || vaultId === null || folderId === null) return;
      const { writable } = useFolder.getState();
      let items: readonly ItemView[] = [];
      let over: HTMLElement | null = null;
      let fate: Fate = "still-held";

      const hover = (place: HTMLElement | null) => {
        if (place === over) return;
        over?.removeAttribute(DROP_OVER);
        place?.setAttribute(DROP_OVER, "");
        over = place;
        const folder = place?.getAttribute("aria-label") ?? place?.textContent ?? "";
        setShown(place === null ? nameOf(items) : words.acts.dropToMove(nameOf(items), folder));
      };
      const end = followPointer(event, holder, {
        begun: () => {
          const { select, selection } = useFolder.getState();
          if (!selection.chosen.has(row)) select(() => selectOnly(row));
          items = chosenItems(useFolder.getState());
          setShown(nameOf(items));
        },
        moved: (x, y) => {
          if (ghost.current !== null) ghost.current.style.transform = `translate(${x + 14}px, ${y + 10}px)`;
          const place = writable ? folderAt(x, y) : null;
          hover(place !== null && mayDrop(place, items, folderId) ? place : null);
        },
        left: () => {
          setShown(words.acts.dragOutside(nameOf(items)));
          void dragOut(
            vaultId,
            items,
            () => fate,
            () => end(),
          );
        },
        ended: (isDropped) => {
          const target = over?.getAttribute(DROP_FOLDER) ?? null;
          hover(null);
          setShown(null);
          fate = isDropped && target !== null ? "dropped-inside" : "let-go";
          if (isDropped && target !== null) void dropWithUndo({ vaultId, folderId }, items, target);
        },
      });
    },
    [grid],
  );

  return {
    onPointerDown,
    ghost: shown !== null && (
      <div ref={ghost} className={styles.ghost} aria-hidden>
        {shown}
      </div>
    ),
  };
}

/** The ID of the item whose row is pressed with the main button; null for anything else. */
function draggedRow({ button, pointerType, target }: PointerEvent<HTMLElement>): string | null {
  if (button !== 0 || pointerType === "touch" || !(target instanceof Element)) return null;
  if (target.closest(NOT_DRAGGED) !== null) return null;
  return target.closest<HTMLElement>("[data-item-id]")?.dataset["itemId"] ?? null;
}

function folderAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>(`[${DROP_FOLDER}]`) ?? null;
}

/** Not where they are, and not into one of themselves. */
function mayDrop(place: HTMLElement, items: readonly ItemView[], from: string): boolean {
  const folder = place.getAttribute(DROP_FOLDER);
  return folder !== from && !items.some(({ itemId }) => itemId === folder);
}

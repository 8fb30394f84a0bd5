import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useCallback, useRef, useState } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { useRowDrag } from "../acts/use-row-drag";
import { useClipboard, useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./item-grid.module.css";
import { ItemGridHead } from "./item-grid-head";
import { ItemMenu, type MenuPlace } from "./item-menu";
import { ItemRow } from "./item-row";
import { extendTo, selectOnly, toggle } from "./selection";
import { useGridKeys } from "./use-grid-keys";
import { useItemActions } from "./use-item-actions";

/** Up to here every row is rendered; beyond, only those in sight. */
const RENDERED_WHOLE = 200;
const ROW_HEIGHT = 45;
const HEAD_HEIGHT = 36;
const NOTHING_CUT: ReadonlySet<string> = new Set();

/** The items of a folder as a grid, used like the file managers people know. */
export function ItemGrid(props: { readonly onDetails: () => void }) {
  const { items, selection, select, renaming } = useFolder();
  const cutIds = useClipboard(({ content }) => (content?.mode === "cut" ? content.itemIds : NOTHING_CUT));
  const actions = useItemActions();
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const windowed = items.length > RENDERED_WHOLE;
  const [start] = useState(() => items.findIndex((item) => item.itemId === selection.focus));

  const virtualizer = useVirtualizer({
    count: windowed ? items.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 16,
    scrollPaddingStart: HEAD_HEIGHT,
    initialOffset: Math.max(0, start) * ROW_HEIGHT,
  });
  const shown = virtualizer.getVirtualItems();
  const first = windowed ? (shown[0]?.index ?? 0) : 0;
  const end = windowed ? (shown.at(-1)?.index ?? -1) + 1 : items.length;

  const reveal = useCallback(
    (index: number) => {
      if (windowed) virtualizer.scrollToIndex(index);
    },
    [windowed, virtualizer],
  );
  const onKeyDown = useGridKeys(scroller, reveal);
  const { onPointerDown, ghost } = useRowDrag(scroller);

  const click = useCallback(
    (item: ItemView, event: MouseEvent) => {
      const { itemId } = item;
      if (event.shiftKey) select((now, order) => extendTo(now, itemId, order));
      else if (event.ctrlKey || event.metaKey) select((now) => toggle(now, itemId));
      else select(() => selectOnly(itemId));
    },
    [select],
  );
  const tick = useCallback((item: ItemView) => select((now) => toggle(now, item.itemId)), [select]);
  const openMenu = useCallback(
    (item: ItemView, x: number, y: number) => {
      select((now) =>
        now.chosen.has(item.itemId) ? { ...now, focus: item.itemId } : selectOnly(item.itemId),
      );
      setMenu({ name: item.name, x, y });
    },
    [select],
  );

  // The keyboard needs one row to come in by.
  const entry = selection.focus ?? items[0]?.itemId ?? null;
  return (
    <>
      <div ref={scroller} className={styles.scroller} data-selecting={selection.chosen.size > 0 || undefined}>
        <table
          role="grid"
          className={styles.grid}
          aria-label={words.browser.grid}
          aria-rowcount={items.length + 1}
          aria-multiselectable
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
        >
          <ItemGridHead />
          <tbody>
            {first > 0 && <Spacer rows={first} />}
            {items.slice(first, end).map((item, offset) => (
              <ItemRow
                key={item.itemId}
                item={item}
                rowIndex={first + offset + 2}
                selected={selection.chosen.has(item.itemId)}
                cut={cutIds.has(item.itemId)}
                renaming={renaming === item.itemId}
                reachable={item.itemId === entry}
                onClick={click}
                onTick={tick}
                onOpen={actions.open}
                onMenu={openMenu}
              />
            ))}
            {end < items.length && <Spacer rows={items.length - end} />}
          </tbody>
        </table>
      </div>
      {ghost}
      {menu !== null && <ItemMenu place={menu} onClose={() => setMenu(null)} onDetails={props.onDetails} />}
    </>
  );
}

/** Stands for the rows that are out of sight. */
function Spacer(props: { readonly rows: number }) {
  return (
    <tr aria-hidden className={styles.spacer}>
      <td colSpan={6} style={{ height: props.rows * ROW_HEIGHT }} />
    </tr>
  );
}

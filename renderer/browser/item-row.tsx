import { ActionIcon, Checkbox } from "@mantine/core";
import { IconDots, IconUsers } from "@tabler/icons-react";
import { type MouseEvent, memo } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { DROP_FOLDER } from "../acts/use-row-drag";
import { formatByteSize } from "../formatting/byte-size";
import { formatMoment } from "../formatting/moment";
import { useLanguage, words } from "../words/words";
import styles from "./item-grid.module.css";
import { ItemIcon } from "./item-icon";
import { NameField } from "./name-field";

/** One item of the grid. Memoised: of 10,000 rows only those that change are drawn again. */
export const ItemRow = memo(function ItemRow(props: {
  readonly item: ItemView;
  /** As `aria-rowindex` counts: the heading is 1. */
  readonly rowIndex: number;
  readonly selected: boolean;
  /** Whether it waits to be pasted elsewhere. */
  readonly cut: boolean;
  readonly renaming: boolean;
  /** Whether Tab leads to this row. */
  readonly reachable: boolean;
  readonly onClick: (item: ItemView, event: MouseEvent) => void;
  readonly onTick: (item: ItemView) => void;
  readonly onOpen: (item: ItemView) => void;
  readonly onMenu: (item: ItemView, x: number, y: number) => void;
}) {
  const { item } = props;
  // Memoised, so it is not drawn anew with what is around it.
  useLanguage();
  const menuAtCursor = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    // The menu key of the keyboard has no place of its own: the row's start will do.
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const byKeyboard = event.clientX === 0 && event.clientY === 0;
    props.onMenu(item, byKeyboard ? left + 48 : event.clientX, byKeyboard ? bottom : event.clientY);
  };

  return (
    <tr
      className={styles.row}
      aria-label={item.name}
      aria-rowindex={props.rowIndex}
      aria-selected={props.selected}
      data-item-id={item.itemId}
      {...(item.kind === "folder" ? { [DROP_FOLDER]: item.itemId } : {})}
      data-cut={props.cut || undefined}
      data-renaming={props.renaming || undefined}
      tabIndex={props.reachable ? 0 : -1}
      onClick={(event) => props.onClick(item, event)}
      onDoubleClick={() => props.onOpen(item)}
      onContextMenu={menuAtCursor}
    >
      <td className={styles.tick}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          className={styles.quiet ?? ""}
          aria-label={words.browser.select(item.name)}
          checked={props.selected}
          onChange={() => props.onTick(item)}
          onClick={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      </td>
      <td>
        <div className={styles.name}>
          <ItemIcon item={item} />
          {props.renaming ? (
            <NameField item={item} />
          ) : (
            <span className={styles.nameText} title={item.name}>
              {item.name}
            </span>
          )}
        </div>
      </td>
      <td className={`${styles.figure} ${styles.right}`}>
        {item.kind === "folder" ? words.notShown : formatByteSize(item.size)}
      </td>
      <td className={`${styles.figure} ${styles.changedCell}`}>{formatMoment(item.modifiedAt)}</td>
      <td className={`${styles.figure} ${styles.sharedCell}`}>
        {item.sharedWith > 0 && (
          <span className={styles.shared}>
            <IconUsers size={15} aria-hidden />
            {words.numbers.people(item.sharedWith)}
          </span>
        )}
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          tabIndex={-1}
          className={styles.quiet ?? ""}
          aria-label={words.actions.actionsFor(item.name)}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation();
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            props.onMenu(item, left, bottom);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
});

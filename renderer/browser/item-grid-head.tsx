import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./item-grid.module.css";
import type { OrderBy } from "./item-order";
import { NOTHING_SELECTED, selectAll } from "./selection";

/** The headings of the columns; a click sorts. */
export function ItemGridHead() {
  const { items, selection, select } = useFolder();
  const all = selection.chosen.size === items.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td className={styles.tickColumn}>
          <Checkbox
            size="xs"
            aria-label={words.browser.selectAll}
            checked={all}
            indeterminate={!all && selection.chosen.size > 0}
            onChange={() => select((now, order) => (all ? NOTHING_SELECTED : selectAll(now, order)))}
          />
        </td>
        <Heading by="name" label={words.browser.columnName} className={styles.nameColumn} />
        <Heading
          by="size"
          label={words.browser.columnSize}
          className={`${styles.sizeColumn} ${styles.right}`}
        />
        <Heading by="changed" label={words.browser.columnChanged} className={styles.changedColumn} />
        <Heading by="shared" label={words.browser.columnShared} className={styles.sharedColumn} />
        <td className={styles.menuColumn} />
      </tr>
    </thead>
  );
}

function Heading(props: {
  readonly by: OrderBy;
  readonly label: string;
  readonly className: string | undefined;
}) {
  const order = useFolder((state) => state.order);
  const orderBy = useFolder((state) => state.orderBy);
  const active = order.by === props.by;
  const Arrow = order.direction === "ascending" ? IconArrowUp : IconArrowDown;
  return (
    <th className={props.className ?? ""} scope="col" aria-sort={active ? order.direction : "none"}>
      <UnstyledButton
        className={styles.sort}
        data-active={active || undefined}
        onClick={() => orderBy(props.by)}
      >
        {props.label}
        {active && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}

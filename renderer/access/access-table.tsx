import { Button } from "@mantine/core";
import type { AccessView } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { PersonAvatar } from "../elements/person-avatar";
import { formatDay, formatFullMoment, formatMoment } from "../formatting/moment";
import { formatPercent } from "../formatting/percent";
import { percentsOfSegments } from "../sharing/part-of-file";
import { words } from "../words/words";
import styles from "./access-table.module.css";

/** Who can open it: one row for each grant. */
export function AccessTable(props: {
  readonly rows: readonly AccessView[];
  readonly removing: boolean;
  /** Whether its removal waits for the key server. */
  readonly isEnding: (row: AccessView) => boolean;
  readonly onRemove: (row: AccessView) => void;
}) {
  return (
    <table className={table.table} aria-label={words.access.table}>
      <thead>
        <tr>
          <th>{words.access.columnPerson}</th>
          <th>{words.access.columnThrough}</th>
          <th>{words.access.columnAccess}</th>
          <th>{words.access.columnSince}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={`${row.person.userId}-${row.through.itemId}`} aria-label={row.person.name}>
            <td>
              <div className={table.named}>
                <PersonAvatar name={row.person.name} />
                <div className={table.namedText} data-selectable>
                  <span className={table.name}>{row.person.name}</span>
                  <span className={table.second}>{row.person.address}</span>
                </div>
              </div>
            </td>
            <td>
              <span className={styles.through}>{throughOf(row)}</span>
            </td>
            <td>
              {row.access === "read" ? words.access.read : words.access.readWrite}
              {row.range !== null && <span className={table.second}>{partOf(row.range)}</span>}
              {props.isEnding(row) && <span className={table.second}>{words.connection.removalWaits}</span>}
            </td>
            <td className={table.nowrap} title={formatFullMoment(row.since)}>
              {formatMoment(row.since)}
              {row.endsAt !== null && (
                <span className={table.second}>
                  {row.isOver
                    ? words.access.over(formatDay(row.endsAt))
                    : words.access.until(formatDay(row.endsAt))}
                </span>
              )}
            </td>
            <td>
              <div className={table.rowActions}>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={props.removing || props.isEnding(row)}
                  aria-label={words.access.remove(row.person.name)}
                  onClick={() => props.onRemove(row)}
                >
                  {words.access.removeShort}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "this item", or what above it was shared. */
export function throughOf(row: AccessView): string {
  return row.inherited ? words.access.through[row.through.kind](row.through.name) : words.access.direct;
}

function partOf(range: NonNullable<AccessView["range"]>): string {
  const { from, to } = percentsOfSegments(range);
  return words.access.part(formatPercent(from), formatPercent(to));
}

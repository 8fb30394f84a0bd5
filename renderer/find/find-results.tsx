import { Switch, Text } from "@mantine/core";
import { useState } from "react";
import type { FoundContainer } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { ProblemLine } from "../elements/problem-line";
import { formatCount } from "../formatting/byte-size";
import { sentenceFor, words } from "../words/words";
import { ContainerActions } from "./container-actions";
import { ContainerIcon } from "./container-icon";
import { canOpen, containerName, keyExtent, ownerOf, shownName } from "./container-words";
import styles from "./find.module.css";

/** More rows than this help nobody; the ones that can be opened come first. */
const LISTED = 1_000;

/** What a search came by. */
export function FindResults(props: { readonly found: readonly FoundContainer[]; readonly path?: string }) {
  const [onlyOpenable, setOnlyOpenable] = useState(false);
  const openable = props.found.filter(canOpen);
  const rest = props.found.filter((one) => !canOpen(one));
  const rows = (onlyOpenable ? openable : [...openable, ...rest]).slice(0, LISTED);

  return (
    <>
      <div className={styles.summary}>
        <Text size="sm" c="dimmed" data-selectable>
          {words.find.summary(formatCount(props.found.length), formatCount(openable.length))}
        </Text>
        <Switch
          size="xs"
          label={words.find.onlyOpenable}
          checked={onlyOpenable}
          onChange={(event) => setOnlyOpenable(event.currentTarget.checked)}
        />
      </div>
      <table className={`${table.table} ${table.fixed}`} aria-label={words.find.table}>
        <thead>
          <tr>
            <th className={styles.nameColumn}>{words.find.columnName}</th>
            <th className={styles.ownerColumn}>{words.find.columnOwner}</th>
            <th className={styles.keyColumn}>{words.find.columnKey}</th>
            <td className={styles.actionsColumn} />
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <FoundRow key={one.placeId} found={one} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function FoundRow(props: { readonly found: FoundContainer }) {
  const { found } = props;
  const name = containerName(found);
  return (
    <tr aria-label={name}>
      <td>
        <div className={table.named}>
          <span className={table.namedIcon}>
            <ContainerIcon found={found} />
          </span>
          <div className={table.namedText} data-selectable>
            <span className={`${table.name} ${found.name === null ? styles.noKey : ""}`} title={name}>
              {shownName(found)}
            </span>
            {found.dataId !== null && <span className={styles.dataId}>{found.dataId}</span>}
            <span className={table.second} title={found.path}>
              {found.kind === null ? "" : `${words.kinds[found.kind]} · `}
              {found.path}
            </span>
            {found.problem !== null && <ProblemLine>{sentenceFor(found.problem)}</ProblemLine>}
          </div>
        </div>
      </td>
      <td>{ownerOf(found)}</td>
      <td>{keyExtent(found)}</td>
      <td>
        <ContainerActions found={found} name={name} />
      </td>
    </tr>
  );
}

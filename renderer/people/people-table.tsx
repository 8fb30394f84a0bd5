import { Button } from "@mantine/core";
import type { PersonView } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { PersonAvatar } from "../elements/person-avatar";
import { TrustBadge } from "../elements/trust-badge";
import { useDialogs } from "../stores";
import { words } from "../words/words";
import styles from "./people.module.css";

export function PeopleTable(props: { readonly people: readonly PersonView[] }) {
  const open = useDialogs((state) => state.open);
  return (
    <table className={`${table.table} ${table.fixed}`} aria-label={words.people.table}>
      <thead>
        <tr>
          <th>{words.people.columnName}</th>
          <th className={styles.trustColumn}>{words.people.columnTrust}</th>
          <td className={styles.actionColumn} />
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => (
          <tr key={person.userId} aria-label={person.name}>
            <td>
              <div className={table.named}>
                <PersonAvatar name={person.name} />
                <div className={table.namedText} data-selectable>
                  <span className={table.name}>{person.name}</span>
                  <span className={table.second}>{person.address}</span>
                </div>
              </div>
            </td>
            <td>
              <TrustBadge person={person} />
            </td>
            <td>
              <div className={table.rowActions}>
                <Button
                  size="compact-sm"
                  variant={person.trust === "verified" ? "default" : "light"}
                  aria-label={words.people.compareWith(person.name)}
                  onClick={() => open({ kind: "compare", person })}
                >
                  {words.people.compare}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { Button } from "@mantine/core";
import type { AccessView, ItemView } from "../../shared/protocol/ipc/views";
import { throughOf } from "../access/access-table";
import { answered } from "../api/keyferry-failure";
import { useAnswer } from "../api/use-answer";
import { Loaded } from "../elements/loaded";
import { TrustBadge } from "../elements/trust-badge";
import { formatDay } from "../formatting/moment";
import { keyferry, useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./details-panel.module.css";
import { useItemActions } from "./use-item-actions";

/** Who else can open the item, and what was shared that lets them. For the owner: nobody else knows. */
export function ItemAccess(props: { readonly vaultId: string; readonly item: ItemView }) {
  const { vaultId, item } = props;
  const { itemId } = item;
  const actions = useItemActions();
  // With whom the vault is shared may have changed when the vault did.
  const listing = useFolder((state) => state.listing);
  const { answer, again } = useAnswer(`${vaultId} ${itemId}`, listing, () =>
    answered(keyferry.sharing.whoHasAccess({ vaultId, itemId })),
  );
  return (
    <section className={styles.part} aria-label={words.browser.detailsLabel.access}>
      <h3 className={styles.partHeading}>{words.browser.detailsLabel.access}</h3>
      <Loaded of={answer} onRetry={again}>
        {(rows) => (
          <>
            {rows.length === 0 && <p className={styles.none}>{words.browser.onlyYou}</p>}
            <ul className={styles.people}>
              {rows.map((row) => (
                <AccessLine key={`${row.person.userId} ${row.through.itemId}`} row={row} />
              ))}
            </ul>
            {rows.length > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => actions.whoHasAccess(item)}>
                {words.actions.whoHasAccess}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function AccessLine(props: { readonly row: AccessView }) {
  const { row } = props;
  const may = row.access === "read" ? words.access.read : words.access.readWrite;
  return (
    <li className={styles.person}>
      <span className={styles.writerName}>
        {row.person.name} <TrustBadge person={row.person} />
      </span>
      <span className={styles.second}>{words.browser.accessLine(may, throughOf(row))}</span>
      {row.endsAt !== null && (
        <span className={styles.second}>
          {row.isOver
            ? words.browser.accessOver(formatDay(row.endsAt))
            : words.browser.accessUntil(formatDay(row.endsAt))}
        </span>
      )}
    </li>
  );
}

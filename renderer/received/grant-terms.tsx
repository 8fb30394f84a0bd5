import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { formatDay } from "../formatting/moment";
import { words } from "../words/words";
import styles from "./grant-terms.module.css";

/** Until when something was shared, and what its owner wrote with it. */
export function GrantTerms(props: {
  readonly grant: Pick<ReceivedGrantView, "endsAt" | "note" | "owner" | "problem">;
}) {
  const { endsAt, note, owner, problem } = props.grant;
  const until = problem === "grant-expired" ? words.received.over : words.received.until;
  return (
    <>
      {endsAt !== null && <span className={table.second}>{until(formatDay(endsAt))}</span>}
      {note !== null && owner !== null && (
        <figure className={styles.note}>
          <figcaption>{words.received.noteFrom(owner.name)}</figcaption>
          <blockquote>{note}</blockquote>
        </figure>
      )}
    </>
  );
}

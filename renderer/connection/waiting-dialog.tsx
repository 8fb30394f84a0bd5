import { Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import { DialogFrame } from "../dialogs/dialog-frame";
import { EmptyPlace } from "../elements/empty-place";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { ProblemLine } from "../elements/problem-line";
import { useAction } from "../elements/use-action";
import { formatMoment } from "../formatting/moment";
import { useConnection } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./waiting-dialog.module.css";
import { describeWaiting, placeOf } from "./waiting-words";

/** What waits for the key server, and whether that can be reached. */
export function WaitingDialog() {
  const { connection, waiting, tryNow } = useConnection();
  const trying = useAction(tryNow);
  return (
    <DialogFrame title={words.connection.title} size="lg">
      <div className={styles.content}>
        <output>
          {connection.state === "unreachable" ? (
            <Note
              tone="info"
              title={words.connection.unreachable(words.connection.since(formatMoment(connection.since)))}
            >
              {words.connection.unreachableHint}
            </Note>
          ) : (
            <Note tone="info">{words.connection.reachable}</Note>
          )}
        </output>
        {trying.problem !== null && <ProblemAlert problem={trying.problem} />}
        {waiting.length === 0 ? (
          <EmptyPlace
            icon={<IconHourglass size={34} stroke={1.5} />}
            title={words.connection.none}
            text={words.connection.noneHint}
          />
        ) : (
          <ul className={styles.list} aria-label={words.connection.list}>
            {waiting.map((change) => (
              <WaitingRow key={change.entryId} change={change} />
            ))}
          </ul>
        )}
        <div className={styles.foot}>
          <Button loading={trying.working} onClick={() => trying.run()} data-autofocus>
            {words.connection.tryNow}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}

function WaitingRow({ change }: { readonly change: WaitingView }) {
  const cancel = useConnection((state) => state.cancel);
  const cancelling = useAction(() => cancel(change.entryId));
  const what = describeWaiting(change);
  const needsYou = change.state === "needs-you";
  return (
    <li className={styles.row} aria-label={what}>
      <div className={styles.text} data-selectable>
        <span className={styles.what}>{what}</span>
        <span className={styles.second}>
          {[
            placeOf(change),
            words.connection.state[change.state],
            change.since === null ? null : words.connection.since(formatMoment(change.since)),
          ]
            .filter((part) => part !== null)
            .join(" · ")}
        </span>
        {change.kind === "create-vault" && !needsYou && (
          <span className={styles.second}>{words.connection.createVaultHint}</span>
        )}
        {change.kind === "unreadable" && <ProblemLine>{words.connection.unreadableHint}</ProblemLine>}
        {change.problem !== null && <ProblemLine>{sentenceFor(change.problem)}</ProblemLine>}
        {cancelling.problem !== null && <ProblemLine>{sentenceFor(cancelling.problem)}</ProblemLine>}
      </div>
      {mayCancel(change) && (
        <Button
          size="compact-sm"
          variant="default"
          loading={cancelling.working}
          aria-label={needsYou ? words.connection.takeOffNamed(what) : words.connection.cancelNamed(what)}
          onClick={() => cancelling.run()}
        >
          {needsYou ? words.connection.takeOff : words.connection.cancel}
        </Button>
      )}
    </li>
  );
}

/** The key of a vault is given up only when the server has refused it. */
function mayCancel({ kind, state }: WaitingView): boolean {
  return state === "needs-you" || (state === "waiting" && kind !== "create-vault");
}

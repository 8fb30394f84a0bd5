import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconHourglass } from "@tabler/icons-react";
import type { IpcResponse } from "../../shared/protocol/ipc/contract";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { CopyLink } from "../links/copy-link";
import { sentenceFor, words } from "../words/words";
import styles from "./share-dialog.module.css";
import { outcomesByPerson, type PersonOutcome } from "./sharing-rules";

/** How it went, person by person. */
export function ShareResults(props: {
  readonly outcomes: IpcResponse<"sharing.share">;
  readonly people: readonly PersonView[];
  /** What can be named by a link; null when it was several things, or nobody got it. */
  readonly link: { readonly vaultId: string; readonly itemId: string } | null;
  readonly onDone: () => void;
}) {
  const nameOf = (userId: string): string =>
    props.people.find((person) => person.userId === userId)?.name ?? userId;
  return (
    <>
      <ul className={styles.results} aria-label={words.share.results} aria-live="polite">
        {outcomesByPerson(props.outcomes).map((outcome) => (
          <Result key={outcome.userId} outcome={outcome} name={nameOf(outcome.userId)} />
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        {props.link !== null && <CopyLink {...props.link} />}
        <Button onClick={props.onDone} data-autofocus>
          {words.actions.done}
        </Button>
      </Group>
    </>
  );
}

function Result(props: { readonly outcome: PersonOutcome; readonly name: string }) {
  const { outcome, name } = props;
  if (outcome.problem === null && outcome.waiting > 0) {
    return (
      <li className={styles.result}>
        <IconHourglass size={18} color="var(--mantine-color-dimmed)" aria-hidden />
        <span className={styles.resultTitle}>{words.connection.getsItLater(name)}</span>
      </li>
    );
  }
  if (outcome.problem === null) {
    return (
      <li className={styles.result}>
        <IconCheck size={18} color="var(--mantine-color-success)" aria-hidden />
        <span className={styles.resultTitle}>{words.share.sharedWith(name)}</span>
      </li>
    );
  }
  return (
    <li className={styles.result}>
      <IconAlertTriangle size={18} color="var(--mantine-color-error)" aria-hidden />
      <div>
        <span className={styles.resultTitle}>
          {outcome.failed === outcome.items
            ? words.share.notSharedWith(name)
            : words.share.someNotShared(name, outcome.failed, outcome.items)}
        </span>
        <p className={styles.resultProblem} data-selectable>
          {sentenceFor(outcome.problem)}
        </p>
      </div>
    </li>
  );
}

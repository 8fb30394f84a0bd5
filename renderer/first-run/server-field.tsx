import { Button, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ServerView } from "../../shared/protocol/ipc/views";
import { words } from "../words/words";
import styles from "./first-run.module.css";

/** The key server's address, with what became of asking it. */
export function ServerField(props: {
  readonly server: string;
  /** What the server said of itself; null while it was not asked under this address. */
  readonly known: ServerView | null;
  readonly checking: boolean;
  readonly error: string | null;
  readonly onChange: (server: string) => void;
  readonly onCheck: () => void;
}) {
  const isEmpty = props.server.trim() === "";
  return (
    <>
      <div className={styles.serverLine}>
        <TextInput
          className={styles.serverField ?? ""}
          label={words.firstRun.server}
          description={words.firstRun.serverHint}
          value={props.server}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          error={props.error !== null}
          aria-describedby="server-state"
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
        <Button variant="default" loading={props.checking} disabled={isEmpty} onClick={props.onCheck}>
          {words.firstRun.check}
        </Button>
      </div>
      <div id="server-state">
        {props.error !== null && (
          <p className={styles.serverProblem} role="alert">
            {props.error}
          </p>
        )}
        <output className={styles.serverAnswers}>
          {props.known !== null && (
            <>
              <IconCheck size={15} aria-hidden />
              {words.firstRun.serverAnswers}
            </>
          )}
        </output>
      </div>
    </>
  );
}

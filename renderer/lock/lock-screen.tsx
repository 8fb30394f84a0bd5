import { Button, Title } from "@mantine/core";
import { useEffect } from "react";
import type { LockView } from "../../shared/protocol/ipc/lock-views";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { Logo } from "../look/logo";
import { useLock } from "../stores";
import { words } from "../words/words";
import styles from "./lock-screen.module.css";

/** The whole window while the app is locked: why, what that means, and the one button that ends it. */
export function LockScreen(props: { readonly view: LockView & { state: "locked" } }) {
  const unlock = useLock((state) => state.unlock);
  const unlocking = useAction(unlock);
  const { because, plaintextLeft } = props.view;
  useEffect(() => {
    document.title = words.appName;
  }, []);
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <Logo size={56} />
        <Title order={1} size="h2">
          {words.lock.locked}
        </Title>
        <p className={styles.because}>{words.lock.because[because]}</p>
        <p className={styles.hint}>{words.lock.hint}</p>
        {plaintextLeft && <Note tone="caution">{words.lock.plaintextLeft}</Note>}
        {unlocking.problem !== null && <ProblemAlert problem={unlocking.problem} />}
        <Button
          size="md"
          miw="12rem"
          // Nothing else is here, and Enter is to be enough.
          ref={(button) => button?.focus()}
          aria-busy={unlocking.working}
          loading={unlocking.working}
          onClick={() => unlocking.run()}
        >
          {words.lock.unlock}
        </Button>
      </div>
    </main>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import type { OpenedView } from "../../shared/protocol/ipc/opened-views";
import { notifyProblem } from "../elements/notify";
import { useAction } from "../elements/use-action";
import { formatMoment } from "../formatting/moment";
import { useOpened } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./opened.module.css";

/** Below every screen while decrypted files are open in other applications. */
export function OpenedBar() {
  const opened = useOpened((state) => state.opened);
  const close = useOpened((state) => state.close);
  const closeAll = useAction(() => told(words.opened.closeAll, close(null, false)));
  if (opened.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={words.opened.bar}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.opened.heading}</h2>
        <Button size="compact-sm" variant="default" loading={closeAll.working} onClick={() => closeAll.run()}>
          {words.opened.closeAll}
        </Button>
      </div>
      <ul className={styles.files}>
        {opened.toSorted(unsavedFirst).map((file) => (
          <OpenedRow key={file.openedId} file={file} />
        ))}
      </ul>
    </section>
  );
}

const unsavedFirst = (a: OpenedView, b: OpenedView): number =>
  Number(b.state === "not-saved") - Number(a.state === "not-saved");

function OpenedRow({ file }: { readonly file: OpenedView }) {
  const { openedId, name, state } = file;
  const { saveNow, close } = useOpened.getState();
  const [asksAgain, setAsksAgain] = useState(false);
  const save = useAction(() => told(words.opened.saveNamed(name), saveNow(openedId)));
  const shut = useAction((discard: boolean) => told(words.opened.closeNamed(name), close(openedId, discard)));
  const isLost = state === "not-saved";
  return (
    <li className={styles.file} aria-label={name}>
      <span className={styles.name}>{name}</span>
      <span className={isLost ? styles.problem : styles.state} role="status">
        {stateOf(file)}
      </span>
      {isLost && (
        <>
          <Button
            size="compact-sm"
            loading={save.working}
            aria-label={words.opened.saveNamed(name)}
            onClick={() => save.run()}
          >
            {words.opened.saveNow}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={asksAgain ? words.opened.reallyDiscard : words.opened.discardNamed(name)}
            onClick={() => (asksAgain ? shut.run(true) : setAsksAgain(true))}
            onBlur={() => setAsksAgain(false)}
          >
            {asksAgain ? words.opened.reallyDiscard : words.opened.discard}
          </Button>
        </>
      )}
      {!isLost && (
        <Button
          size="compact-sm"
          variant="default"
          loading={shut.working}
          aria-label={words.opened.closeNamed(name)}
          onClick={() => shut.run(false)}
        >
          {words.opened.close}
        </Button>
      )}
    </li>
  );
}

function stateOf({ state, savedAt, copyName, problem, isLeftOver }: OpenedView): string {
  switch (state) {
    case "saved":
      return words.opened.saved(formatMoment(savedAt ?? 0));
    case "conflict":
      return words.opened.conflict(copyName ?? "");
    case "not-saved":
      if (problem !== null) return `${words.opened.notSaved}: ${sentenceFor(problem)}`;
      return isLeftOver ? words.opened.leftOver : words.opened.notSaved;
    default:
      return words.opened.state[state];
  }
}

/** What failed is told by a notification; the bar shows how it stands now. */
async function told(title: string, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => notifyProblem(title, error));
}

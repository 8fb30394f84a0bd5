import { Button, Collapse } from "@mantine/core";
import { useState } from "react";
import type { FolderListing, ProblemItemView } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import screen from "../elements/screen.module.css";
import { useFolder } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./folder-notes.module.css";

/** What a person must know about the folder before using it. */
export function FolderNotes(props: { readonly listing: FolderListing }) {
  const { vault, problems } = props.listing;
  const { writable, staleBecause, reload } = useFolder();
  return (
    <div className={screen.notes}>
      {vault.problem !== null && <ProblemAlert problem={vault.problem} />}
      {staleBecause !== null && <ProblemAlert problem={staleBecause} onRetry={() => void reload()} />}
      {vault.unfinishedRemoval && <Note tone="info">{words.browser.unfinishedRemoval}</Note>}
      {!writable && <Note tone="info">{words.browser.readOnly}</Note>}
      {problems.length > 0 && <FolderProblems problems={problems} />}
    </div>
  );
}

function FolderProblems(props: { readonly problems: readonly ProblemItemView[] }) {
  const [shown, setShown] = useState(false);
  return (
    <Note
      tone="caution"
      title={
        <span className={styles.problemsTitle}>
          {words.browser.problems(props.problems.length)}
          <Button size="compact-xs" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? words.browser.hideProblems : words.browser.showProblems}
          </Button>
        </span>
      }
    >
      <Collapse expanded={shown}>
        <div className={styles.problems}>
          <table
            className={`${table.table} ${styles.problemsTable}`}
            aria-label={words.browser.problemsTable}
          >
            <thead>
              <tr>
                <th>{words.browser.problemFile}</th>
                <th>{words.browser.problemWhy}</th>
              </tr>
            </thead>
            <tbody>
              {props.problems.map((problem) => (
                <tr key={problem.file} aria-label={problem.file}>
                  <td className={table.mono} data-selectable>
                    {problem.file}
                  </td>
                  <td>{sentenceFor(problem.problem)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Collapse>
    </Note>
  );
}

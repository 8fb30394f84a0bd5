import { Button, Collapse, UnstyledButton } from "@mantine/core";
import { useId, useState } from "react";
import type { JobView } from "../../shared/protocol/ipc/views";
import { sentenceFor, words } from "../words/words";
import { hasEnded } from "./job-store";
import styles from "./jobs.module.css";

/** The files of a job that did not work out, each with its reason; once the job has ended, each can be tried again. */
export function JobFailures(props: {
  readonly job: JobView;
  readonly onRetry: (what: "failed" | number) => void;
}) {
  const { job, onRetry } = props;
  const { failures, failureCount } = job;
  const [shown, setShown] = useState(false);
  const listId = useId();
  const canRetry = hasEnded(job);
  return (
    <>
      <UnstyledButton
        className={styles.failuresToggle}
        aria-expanded={shown}
        aria-controls={listId}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.jobs.hideFailures : words.jobs.showFailures(failureCount)}
      </UnstyledButton>
      <Collapse expanded={shown} id={listId}>
        <ul className={styles.failures} aria-label={words.jobs.failures}>
          {failures.map((failure, index) => (
            <li key={`${index}-${failure.name}`} className={styles.failure} aria-label={failure.name}>
              <span data-selectable>
                <strong>{failure.name}</strong>
                <br />
                {sentenceFor(failure.problem)}
              </span>
              {canRetry && failure.canRetry && (
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={words.jobs.retryNamed(failure.name)}
                  onClick={() => onRetry(index)}
                >
                  {words.jobs.retry}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {failureCount > failures.length && (
          <p className={styles.figures}>{words.jobs.moreFailures(failureCount - failures.length)}</p>
        )}
        {canRetry && failureCount > 1 && failures.some((failure) => failure.canRetry) && (
          <Button variant="default" size="xs" mt="xs" onClick={() => onRetry("failed")}>
            {words.jobs.retryFailed}
          </Button>
        )}
      </Collapse>
    </>
  );
}

import { ActionIcon, Collapse, Progress, Tooltip, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconBan, IconCheck, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { JobView } from "../../shared/protocol/ipc/views";
import { notifyProblem } from "../elements/notify";
import { formatByteSize, formatCount, formatRate } from "../formatting/byte-size";
import { formatTimeLeft } from "../formatting/duration";
import { useJobs } from "../stores";
import { sentenceFor, words } from "../words/words";
import { jobTitle } from "./job-notice";
import { progressOf } from "./job-progress";
import styles from "./jobs.module.css";

const ICONS = {
  done: <IconCheck size={16} color="var(--mantine-color-success)" aria-hidden />,
  cancelled: <IconBan size={16} color="var(--mantine-color-dimmed)" aria-hidden />,
  failed: <IconAlertTriangle size={16} color="var(--mantine-color-error)" aria-hidden />,
} as const;

/** One job: what it does, how far it is, and what did not work out. `rate` in bytes a second, or null. */
export function JobCard(props: { readonly job: JobView; readonly rate: number | null }) {
  const { job, rate } = props;
  const cancel = useJobs((state) => state.cancel);
  const title = jobTitle(job);
  const stop = () => {
    cancel(job.jobId).catch((error: unknown) => notifyProblem(title, error));
  };
  const progress = progressOf(job);

  return (
    <li className={styles.card} aria-label={title}>
      <div className={styles.head}>
        {job.state !== "running" && ICONS[job.state]}
        <span className={styles.name} data-selectable>
          {job.state === "done" ? words.jobs.done[job.kind](job.subject) : title}
        </span>
        {job.state === "running" ? (
          <Tooltip label={words.jobs.stop(job.subject)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={words.jobs.stop(job.subject)}
              onClick={stop}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <span className={styles.state}>{words.jobs.state[job.state]}</span>
        )}
      </div>
      {job.state === "running" && (
        <Progress.Root size="sm" className={styles.bar ?? ""}>
          <Progress.Section value={progress ?? 100} animated={progress === null} aria-label={title} />
        </Progress.Root>
      )}
      <p className={styles.figures}>{figuresOf(job, rate).join(" · ")}</p>
      {job.problem !== null && job.state === "failed" && (
        <p className={styles.problem} data-selectable>
          {sentenceFor(job.problem)}
        </p>
      )}
      {job.failureCount > 0 && <JobFailures job={job} />}
    </li>
  );
}

function JobFailures(props: { readonly job: JobView }) {
  const { failures, failureCount } = props.job;
  const [shown, setShown] = useState(false);
  const listId = useId();
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
            <li key={`${index}-${failure.name}`} data-selectable>
              <strong>{failure.name}</strong>
              <br />
              {sentenceFor(failure.problem)}
            </li>
          ))}
        </ul>
        {failureCount > failures.length && (
          <p className={styles.figures}>{words.jobs.moreFailures(failureCount - failures.length)}</p>
        )}
      </Collapse>
    </>
  );
}

function figuresOf(job: JobView, rate: number | null): string[] {
  const figures: string[] = [];
  const running = job.state === "running";
  if (job.filesTotal > 1) {
    figures.push(words.jobs.filesOf(formatCount(job.filesDone), formatCount(job.filesTotal)));
  }
  if (job.bytesTotal > 0) {
    figures.push(
      running
        ? words.jobs.bytesOf(formatByteSize(job.bytesDone), formatByteSize(job.bytesTotal))
        : formatByteSize(job.bytesDone),
    );
  }
  if (running && rate !== null && rate > 0) {
    figures.push(formatRate(rate));
    const left = formatTimeLeft(job.bytesTotal - job.bytesDone, rate);
    if (left !== null) figures.push(left);
  }
  return figures;
}

import { ActionIcon, Button, Group, Progress, Tooltip } from "@mantine/core";
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { JobView } from "../../shared/protocol/ipc/views";
import { notifyProblem } from "../elements/notify";
import { useJobs } from "../stores";
import { sentenceFor, words } from "../words/words";
import { JobFailures } from "./job-failures";
import { figuresOf } from "./job-figures";
import { jobTitle } from "./job-notice";
import { progressOf } from "./job-progress";
import type { JobRate } from "./job-rate";
import { isActive } from "./job-store";
import styles from "./jobs.module.css";

const ICONS: Readonly<Partial<Record<JobView["state"], ReactNode>>> = {
  paused: <IconPlayerPause size={16} color="var(--mantine-color-dimmed)" aria-hidden />,
  interrupted: <IconPlugConnectedX size={16} color="var(--mantine-color-dimmed)" aria-hidden />,
  done: <IconCheck size={16} color="var(--mantine-color-success)" aria-hidden />,
  cancelled: <IconBan size={16} color="var(--mantine-color-dimmed)" aria-hidden />,
  failed: <IconAlertTriangle size={16} color="var(--mantine-color-error)" aria-hidden />,
};

/** One job: what it does, how far it is, what can be done with it, and what did not work out. */
export function JobCard(props: { readonly job: JobView; readonly rate: JobRate | undefined }) {
  const { job, rate } = props;
  const { retry, dismiss } = useJobs();
  const title = jobTitle(job);
  const attempt = (act: Promise<void>) => {
    act.catch((error: unknown) => notifyProblem(title, error));
  };
  const progress = progressOf(job);

  return (
    <li className={styles.card} aria-label={title}>
      <div className={styles.head}>
        {ICONS[job.state]}
        <span className={styles.name} data-selectable>
          {job.state === "done" ? words.jobs.done[job.kind](job.subject) : title}
        </span>
        {job.state !== "running" && job.state !== "interrupted" && (
          <span className={styles.state}>{words.jobs.state[job.state]}</span>
        )}
        {isActive(job) && <RunningActions job={job} attempt={attempt} />}
      </div>
      {isActive(job) && (
        <Progress.Root size="sm" className={styles.bar ?? ""}>
          <Progress.Section
            value={progress ?? 100}
            animated={progress === null && job.state === "running"}
            color={job.state === "paused" ? "gray.6" : ""}
            aria-label={title}
          />
        </Progress.Root>
      )}
      <p className={styles.figures}>{figuresOf(job, rate).join(" · ")}</p>
      {job.problem !== null && job.state === "failed" && (
        <p className={styles.problem} data-selectable>
          {sentenceFor(job.problem)}
        </p>
      )}
      {job.state === "interrupted" && (
        <>
          <p className={styles.figures}>{words.jobs.interruptedHint}</p>
          <Group gap="xs" mt="xs">
            <Button
              size="xs"
              aria-label={words.jobs.goOnNamed(job.subject)}
              onClick={() => attempt(retry(job.jobId, "everything"))}
            >
              {words.jobs.goOn}
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={words.jobs.dismissNamed(job.subject)}
              onClick={() => attempt(dismiss(job.jobId))}
            >
              {words.jobs.dismiss}
            </Button>
          </Group>
        </>
      )}
      {job.canRetry && (
        <Button
          size="xs"
          variant="default"
          mt="xs"
          aria-label={words.jobs.retryNamed(job.subject)}
          onClick={() => attempt(retry(job.jobId, "everything"))}
        >
          {words.jobs.retry}
        </Button>
      )}
      {job.failureCount > 0 && <JobFailures job={job} onRetry={(what) => attempt(retry(job.jobId, what))} />}
    </li>
  );
}

function RunningActions(props: { readonly job: JobView; readonly attempt: (act: Promise<void>) => void }) {
  const { job, attempt } = props;
  const { cancel, pause, resume } = useJobs();
  const isPaused = job.state === "paused";
  return (
    <span className={styles.actions}>
      {job.canPause && (
        <RoundAction
          label={isPaused ? words.jobs.resume(job.subject) : words.jobs.pause(job.subject)}
          icon={
            isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
          }
          onClick={() => attempt(isPaused ? resume(job.jobId) : pause(job.jobId))}
        />
      )}
      <RoundAction
        label={words.jobs.stop(job.subject)}
        icon={<IconPlayerStop size={16} aria-hidden />}
        onClick={() => attempt(cancel(job.jobId))}
      />
    </span>
  );
}

function RoundAction(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={props.label} onClick={props.onClick}>
        {props.icon}
      </ActionIcon>
    </Tooltip>
  );
}

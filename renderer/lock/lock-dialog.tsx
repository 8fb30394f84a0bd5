import { List, Text } from "@mantine/core";
import { useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { DialogForm, DialogFrame } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { jobTitle } from "../jobs/job-notice";
import { useJobs, useLock } from "../stores";
import { words } from "../words/words";

/** Locking while something runs: it waits here until that has ended, or stops it. */
export function LockDialog() {
  const running = useJobs(
    useShallow((state) =>
      state.jobs.filter(({ state: job }) => job === "running").map((job) => jobTitle(job)),
    ),
  );
  const lockNow = useLock((state) => state.lockNow);
  const { run, working, problem } = useAction(lockNow);
  const isDone = running.length === 0;
  useEffect(() => {
    if (isDone) run(false);
  }, [isDone, run]);
  return (
    <DialogFrame title={words.lock.busyTitle}>
      <DialogForm action={words.lock.stopAndLock} onAction={() => run(true)} working={working}>
        <Text>{words.lock.busyText(running.length)}</Text>
        <List size="sm" aria-label={words.lock.running}>
          {running.map((title, index) => (
            <List.Item key={`${index} ${title}`}>{title}</List.Item>
          ))}
        </List>
        <Text c="dimmed" size="sm">
          {words.lock.busyStop}
        </Text>
        {problem !== null && <ProblemAlert problem={problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

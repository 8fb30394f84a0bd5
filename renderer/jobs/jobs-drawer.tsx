import { Button, Drawer } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import { useDialogHandle } from "../dialogs/dialog-frame";
import { EmptyPlace } from "../elements/empty-place";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useJobs } from "../stores";
import { words } from "../words/words";
import { JobCard } from "./job-card";
import { hasEnded } from "./job-store";
import styles from "./jobs.module.css";

/** All long work, running and ended, on the right side of the window. */
export function JobsDrawer() {
  const { opened, close, onClosed } = useDialogHandle();
  const { jobs, rates, clearEnded } = useJobs();
  const clearing = useAction(clearEnded);

  return (
    <Drawer.Root
      opened={opened}
      onClose={close}
      onExitTransitionEnd={onClosed}
      position="right"
      size="26rem"
      classNames={{ content: styles.drawer ?? "" }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={styles.drawerHead}>
          <Drawer.Title className={styles.title ?? ""}>{words.jobs.heading}</Drawer.Title>
          <Drawer.CloseButton aria-label={words.actions.close} />
        </div>
        <Drawer.Body>
          {clearing.problem !== null && <ProblemAlert problem={clearing.problem} />}
          {jobs.length === 0 ? (
            <EmptyPlace
              icon={<IconStack2 size={34} stroke={1.5} />}
              title={words.jobs.none}
              text={words.jobs.noneHint}
            />
          ) : (
            <>
              <ul className={styles.list} aria-label={words.jobs.list}>
                {jobs.map((job) => (
                  <JobCard key={job.jobId} job={job} rate={rates[job.jobId]?.bytesPerSecond ?? null} />
                ))}
              </ul>
              {jobs.some(hasEnded) && (
                <Button variant="default" fullWidth loading={clearing.working} onClick={() => clearing.run()}>
                  {words.jobs.clearEnded}
                </Button>
              )}
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

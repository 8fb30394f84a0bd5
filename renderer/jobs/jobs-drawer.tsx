import { Button, Drawer, Group } from "@mantine/core";
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
  const { jobs, rates, clearEnded, pause, resume } = useJobs();
  const clearing = useAction(clearEnded);
  const pausing = useAction(() => pause(null));
  const resuming = useAction(() => resume(null));
  const canPause = jobs.filter((job) => job.canPause && job.state === "running").length;
  const canResume = jobs.filter((job) => job.state === "paused").length;

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
          {[clearing, pausing, resuming].map(
            ({ problem }, which) => problem !== null && <ProblemAlert key={which} problem={problem} />,
          )}
          {jobs.length === 0 ? (
            <EmptyPlace
              icon={<IconStack2 size={34} stroke={1.5} />}
              title={words.jobs.none}
              text={words.jobs.noneHint}
            />
          ) : (
            <>
              {canPause + canResume > 1 && (
                <Group gap="xs" mb="sm">
                  {canPause > 0 && (
                    <Button size="xs" variant="default" onClick={() => pausing.run()}>
                      {words.jobs.pauseAll}
                    </Button>
                  )}
                  {canResume > 0 && (
                    <Button size="xs" variant="default" onClick={() => resuming.run()}>
                      {words.jobs.resumeAll}
                    </Button>
                  )}
                </Group>
              )}
              <ul className={styles.list} aria-label={words.jobs.list}>
                {jobs.map((job) => (
                  <JobCard key={job.jobId} job={job} rate={rates[job.jobId]} />
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

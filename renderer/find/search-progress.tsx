import { Button, Progress, Text } from "@mantine/core";
import { notifyProblem } from "../elements/notify";
import { formatCount } from "../formatting/byte-size";
import { useJobs } from "../stores";
import { words } from "../words/words";
import styles from "./find.module.css";
import type { FindStore, Search } from "./find-store";

/** A search that is going on: where, how far, and how to stop it. */
export function SearchProgress(props: {
  readonly search: Search & { state: "running" | "stopped" | "done" };
  readonly store: FindStore;
}) {
  const { search } = props;
  const stop = props.store((state) => state.stop);
  const looked = useJobs((state) => state.jobs.find((job) => job.jobId === search.jobId)?.filesDone ?? 0);
  return (
    <div className={styles.progress}>
      <div className={styles.progressText}>
        <Text size="sm" truncate data-selectable>
          {words.find.searchingIn(search.path)}
        </Text>
        <Text size="xs" c="dimmed">
          {words.find.looked(formatCount(looked))}
        </Text>
        <Progress.Root size="xs" mt={6}>
          <Progress.Section value={100} animated aria-label={words.find.searching} />
        </Progress.Root>
      </div>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          stop().catch((error: unknown) => notifyProblem(words.find.stop, error));
        }}
      >
        {words.find.stop}
      </Button>
    </div>
  );
}

import { Button, Progress, Text } from "@mantine/core";
import { IconFolderSearch, IconSearch } from "@tabler/icons-react";
import { EmptyPlace } from "../elements/empty-place";
import { notifyProblem } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { formatCount } from "../formatting/byte-size";
import { useFind, useJobs } from "../stores";
import { words } from "../words/words";
import styles from "./find.module.css";
import { FindResults } from "./find-results";
import type { Search } from "./find-store";

/** Looking for containers in any folder: the data ID as the result of a search. */
export function FindScreen() {
  const { search, found, chooseAndSearch } = useFind();
  const nothing = (search.state === "done" || search.state === "stopped") && found.length === 0;

  return (
    <Screen
      header={
        <ScreenHeader title={words.find.heading} hint={words.find.hint}>
          <Button
            leftSection={<IconFolderSearch size={17} aria-hidden />}
            disabled={search.state === "running"}
            onClick={() => void chooseAndSearch()}
          >
            {words.find.choose}
          </Button>
        </ScreenHeader>
      }
      notes={
        <>
          {search.state === "failed" && <ProblemAlert problem={search.problem} />}
          {search.state === "running" && <SearchProgress search={search} />}
          {search.state === "stopped" && (
            <Text size="sm" c="dimmed">
              {words.find.stopped}
            </Text>
          )}
        </>
      }
    >
      {search.state === "none" && (
        <EmptyPlace
          icon={<IconFolderSearch size={36} stroke={1.5} />}
          title={words.find.emptyTitle}
          text={words.find.emptyText}
        />
      )}
      {nothing && (
        <EmptyPlace
          icon={<IconSearch size={36} stroke={1.5} />}
          title={words.find.nothingTitle}
          text={words.find.nothingText}
        />
      )}
      {found.length > 0 && <FindResults found={found} {...("path" in search ? { path: search.path } : {})} />}
    </Screen>
  );
}

function SearchProgress(props: { readonly search: Search & { state: "running" | "stopped" | "done" } }) {
  const { search } = props;
  const stop = useFind((state) => state.stop);
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

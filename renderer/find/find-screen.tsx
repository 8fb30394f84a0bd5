import { Button, Text } from "@mantine/core";
import { IconFolderSearch, IconSearch } from "@tabler/icons-react";
import { EmptyPlace } from "../elements/empty-place";
import { ProblemAlert } from "../elements/problem-alert";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { useFind } from "../stores";
import { words } from "../words/words";
import { FindResults } from "./find-results";
import { SearchProgress } from "./search-progress";

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
          {search.state === "running" && <SearchProgress search={search} store={useFind} />}
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

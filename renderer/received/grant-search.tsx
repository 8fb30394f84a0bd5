import { Button, Group, Text } from "@mantine/core";
import { useEffect } from "react";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { SearchProgress } from "../find/search-progress";
import { useGrantSearch, useReceived } from "../stores";
import { words } from "../words/words";

/** Looking on this computer for the containers of what was shared with me: how it goes, and what came of it. */
export function GrantSearch() {
  const { search, found, chooseAndSearch } = useGrantSearch();
  const load = useReceived((state) => state.load);
  const missing = useReceived(({ grants }) =>
    grants.state === "ready"
      ? grants.value.filter(
          ({ location, standing, problem }) =>
            location === null && standing !== "declined" && problem === null,
        ).length
      : 0,
  );
  const hasEnded = search.state === "done" || search.state === "stopped";
  useEffect(() => {
    if (hasEnded) void load();
  }, [hasEnded, load]);

  if (search.state === "none") return null;
  if (search.state === "failed") return <ProblemAlert problem={search.problem} />;
  if (search.state === "running") return <SearchProgress search={search} store={useGrantSearch} />;
  const mine = found.filter(({ key }) => key !== "none").length;
  return (
    <Note tone="info">
      <Group justify="space-between" gap="sm">
        <Text size="sm" role="status">
          {search.state === "stopped" && `${words.received.searchStopped} `}
          {mine === 0 ? words.received.foundNothing : words.received.foundSome(mine, missing)}
        </Text>
        {missing > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => void chooseAndSearch()}>
            {words.received.searchAgain}
          </Button>
        )}
      </Group>
    </Note>
  );
}

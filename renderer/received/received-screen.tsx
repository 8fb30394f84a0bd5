import { Button } from "@mantine/core";
import { IconInbox, IconRefresh } from "@tabler/icons-react";
import { useEffect } from "react";
import { EmptyPlace } from "../elements/empty-place";
import { Loaded } from "../elements/loaded";
import { ProblemAlert } from "../elements/problem-alert";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { useReceived } from "../stores";
import { words } from "../words/words";
import { ReceivedTable } from "./received-table";

/** What others have shared with me. */
export function ReceivedScreen(props: { readonly myAddress: string }) {
  const { grants, refreshing, refreshProblem, load, refresh } = useReceived();
  useEffect(() => void load(), [load]);

  return (
    <Screen
      header={
        <ScreenHeader title={words.received.heading}>
          <Button
            variant="default"
            leftSection={<IconRefresh size={17} aria-hidden />}
            loading={refreshing}
            onClick={() => void refresh()}
          >
            {words.actions.refresh}
          </Button>
        </ScreenHeader>
      }
      notes={refreshProblem !== null && <ProblemAlert problem={refreshProblem} />}
    >
      <Loaded of={grants} onRetry={() => void load()}>
        {(list) =>
          list.length === 0 ? (
            <EmptyPlace
              icon={<IconInbox size={36} stroke={1.5} />}
              title={words.received.emptyTitle}
              text={words.received.emptyText(props.myAddress)}
            />
          ) : (
            <ReceivedTable grants={list} />
          )
        }
      </Loaded>
    </Screen>
  );
}

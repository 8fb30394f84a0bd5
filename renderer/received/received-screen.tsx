import { Button, Text } from "@mantine/core";
import { IconInbox, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { EmptyPlace } from "../elements/empty-place";
import { Loaded } from "../elements/loaded";
import { ProblemAlert } from "../elements/problem-alert";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { useReceived } from "../stores";
import { words } from "../words/words";
import { GrantSearch } from "./grant-search";
import styles from "./received-screen.module.css";
import { ReceivedTable } from "./received-table";

/** What others have shared with me: what is new, what I took, and what I declined. */
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
      notes={
        <>
          {refreshProblem !== null && <ProblemAlert problem={refreshProblem} />}
          <GrantSearch />
        </>
      }
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
            <Parts grants={list} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Parts({ grants }: { readonly grants: readonly ReceivedGrantView[] }) {
  const [showsDeclined, setShowsDeclined] = useState(false);
  const standingAs = (standing: ReceivedGrantView["standing"]) =>
    grants.filter((grant) => grant.standing === standing);
  const [fresh, accepted, declined] = [standingAs("new"), standingAs("accepted"), standingAs("declined")];
  return (
    <>
      {fresh.length > 0 && (
        <section className={styles.part} aria-label={words.received.newHeading}>
          <h2 className={styles.heading}>{words.received.newHeading}</h2>
          <Text size="sm" c="dimmed">
            {words.received.acceptHint}
          </Text>
          <ReceivedTable grants={fresh} label={words.received.newTable} />
        </section>
      )}
      {accepted.length > 0 && (
        <section className={styles.part} aria-label={words.received.mine}>
          {fresh.length > 0 && <h2 className={styles.heading}>{words.received.mine}</h2>}
          <ReceivedTable grants={accepted} label={words.received.table} />
        </section>
      )}
      {declined.length > 0 && (
        <section className={styles.part} aria-label={words.received.declinedTable}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={showsDeclined}
            onClick={() => setShowsDeclined(!showsDeclined)}
          >
            {showsDeclined ? words.received.declinedHide : words.received.declinedShow(declined.length)}
          </Button>
          {showsDeclined && <ReceivedTable grants={declined} label={words.received.declinedTable} />}
        </section>
      )}
    </>
  );
}

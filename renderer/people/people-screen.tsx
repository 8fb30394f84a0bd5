import { Paper, Text, Title } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { lazy, Suspense, useEffect } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { EmptyPlace } from "../elements/empty-place";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { Loaded } from "../elements/loaded";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { usePeople } from "../stores";
import { words } from "../words/words";
import { FindPerson } from "./find-person";
import styles from "./people.module.css";
import { PeopleTable } from "./people-table";

const MyCode = lazy(() => import("./my-code"));

/** The people this computer knows, how sure it is of them, and one's own fingerprint to read out. */
export function PeopleScreen(props: { readonly me: IdentityView & { state: "ready" } }) {
  const { people, load } = usePeople();
  useEffect(() => void load(), [load]);

  return (
    <Screen header={<ScreenHeader title={words.people.heading} />}>
      <div className={styles.columns}>
        <div className={styles.others}>
          <FindPerson />
          <Loaded of={people} onRetry={() => void load()}>
            {(list) => {
              const others = list.filter((person) => !person.isMe);
              return others.length === 0 ? (
                <EmptyPlace
                  icon={<IconUsers size={36} stroke={1.5} />}
                  title={words.people.emptyTitle}
                  text={words.people.emptyText}
                />
              ) : (
                <PeopleTable people={others} />
              );
            }}
          </Loaded>
        </div>
        <Paper
          component="section"
          aria-label={words.people.yourFingerprint}
          className={styles.mine ?? ""}
          p="md"
          withBorder
        >
          <Title order={2} size="h3">
            {words.people.yourFingerprint}
          </Title>
          <Text size="sm" c="dimmed">
            {words.people.yourFingerprintHint}
          </Text>
          <FingerprintWords of={props.me.words} label={words.people.words} />
          <FingerprintDigits of={props.me.digits} copyable />
          <Suspense fallback={null}>
            <MyCode userId={props.me.userId} digits={props.me.digits} />
          </Suspense>
          <Text size="sm" c="dimmed">
            {words.scan.myCodeHint}
          </Text>
        </Paper>
      </div>
    </Screen>
  );
}

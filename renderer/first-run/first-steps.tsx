import { Button, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useDialogs, useRecoveryKit } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { IdentityReady } from "./identity-ready";

/** After a new identity was made: its fingerprint, its recovery kit now or later, and off. */
export function FirstSteps(props: {
  readonly identity: IdentityView & { state: "ready" };
  readonly onStart: () => void;
}) {
  const [at, setAt] = useState<"ready" | "kit" | "done">("ready");
  if (at === "ready") {
    return <IdentityReady identity={props.identity} news="made" onStart={() => setAt("kit")} />;
  }
  if (at === "kit") return <KitStep onDone={() => setAt("done")} />;
  return (
    <FirstRunFrame title={words.recoveryKit.first.doneTitle} hint={words.recoveryKit.first.doneHint}>
      <div className={styles.form}>
        <Button size="md" onClick={props.onStart} autoFocus>
          {words.firstRun.start}
        </Button>
      </div>
    </FirstRunFrame>
  );
}

function KitStep(props: { readonly onDone: () => void }) {
  const { recoveryKit } = words;
  const open = useDialogs((state) => state.open);
  const { kit, load, changed, remindLater } = useRecoveryKit();
  useEffect(() => {
    void load();
    return keyferry.on("recoveryKit.changed", changed);
  }, [load, changed]);
  const putOff = useAction(async () => {
    await remindLater("later");
    props.onDone();
  });
  const isMade = kit.state === "ready" && kit.value.state === "current";
  return (
    <FirstRunFrame title={recoveryKit.first.title} hint={recoveryKit.first.hint} step={4}>
      <Stack gap="md" mt="lg">
        <Text>{recoveryKit.why}</Text>
        <Note tone="info">{recoveryKit.whyTogether}</Note>
        {putOff.problem !== null && <ProblemAlert problem={putOff.problem} />}
        {isMade ? (
          <>
            <output className={styles.signedOn}>
              <IconCheck size={15} aria-hidden />
              {recoveryKit.complete}
            </output>
            <Button size="md" onClick={props.onDone}>
              {words.firstRun.next}
            </Button>
          </>
        ) : (
          <>
            <Button size="md" autoFocus onClick={() => open({ kind: "recovery-kit" })}>
              {recoveryKit.first.make}
            </Button>
            <Button size="md" variant="default" loading={putOff.working} onClick={() => putOff.run()}>
              {recoveryKit.first.later}
            </Button>
            <Text size="sm" c="dimmed" ta="center">
              {recoveryKit.first.laterHint}
            </Text>
          </>
        )}
      </Stack>
    </FirstRunFrame>
  );
}

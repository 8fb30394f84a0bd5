import { Button, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";

/** The identity was made, recovered or restored: the fingerprint to know, and where the private key is. */
export function IdentityReady(props: {
  readonly identity: IdentityView & { state: "ready" };
  readonly news: "made" | "recovered" | "restored";
  readonly onStart: () => void;
}) {
  const { identity, news } = props;
  const isNew = news === "made";
  const { title, hint } = {
    made: () => ({
      title: words.firstRun.ready,
      hint: words.firstRun.readyHint(identity.name, identity.address),
    }),
    recovered: () => ({
      title: words.identity.recovered,
      hint: words.identity.recoveredHint(identity.name),
    }),
    restored: () => ({
      title: words.recoveryKit.restored,
      hint: words.recoveryKit.restoredHint(identity.name),
    }),
  }[news]();
  return (
    <FirstRunFrame title={title} hint={hint} {...(isNew ? { step: 3 } : {})}>
      <Stack gap="md" mt="lg">
        <div>
          <Text fw={600}>{words.firstRun.fingerprint}</Text>
          <Text c="dimmed" size="sm" mb="sm">
            {words.firstRun.fingerprintHint}
          </Text>
          <FingerprintWords of={identity.words} label={words.firstRun.fingerprint} />
        </div>
        <FingerprintDigits of={identity.digits} copyable />
        <div className={styles.kept}>
          <IconKey size={18} stroke={1.7} aria-hidden className={styles.keptIcon} />
          <span>{words.firstRun.keptIn[identity.keptIn]}</span>
        </div>
        <Button size="md" onClick={props.onStart} autoFocus>
          {isNew ? words.firstRun.next : words.firstRun.start}
        </Button>
      </Stack>
    </FirstRunFrame>
  );
}

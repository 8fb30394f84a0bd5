import { Button, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";

/** The identity was made or recovered: the fingerprint to know, and where the private key is. */
export function IdentityReady(props: {
  readonly identity: IdentityView & { state: "ready" };
  readonly news: "made" | "recovered";
  readonly onStart: () => void;
}) {
  const { identity, news } = props;
  const isNew = news === "made";
  const hint = isNew
    ? words.firstRun.readyHint(identity.name, identity.address)
    : words.identity.recoveredHint(identity.name);
  return (
    <FirstRunFrame title={isNew ? words.firstRun.ready : words.identity.recovered} hint={hint}>
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
          {words.firstRun.start}
        </Button>
      </Stack>
    </FirstRunFrame>
  );
}

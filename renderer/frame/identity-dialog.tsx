import { Stack, Text } from "@mantine/core";
import { DialogFrame } from "../dialogs/dialog-frame";
import { Facts } from "../elements/facts";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { KeyCare } from "../identity/key-care";
import { useIdentity } from "../stores";
import { words } from "../words/words";

/** Who I am: for telling others, and for comparing fingerprints. */
export function IdentityDialog() {
  const identity = useIdentity((state) => state.identity);
  if (identity.state !== "ready" || identity.value.state !== "ready") return null;
  const me = identity.value;
  return (
    <DialogFrame title={words.frame.yourIdentity} size="lg">
      <Stack gap="md">
        <Facts
          paired
          of={[
            { label: words.frame.name, value: me.name },
            { label: words.frame.address, value: me.address },
            { label: words.frame.server, value: me.server },
            { label: words.frame.keptIn, value: words.firstRun.keptIn[me.keptIn] },
          ]}
        />
        <div>
          <Text fw={600}>{words.frame.wordsHeading}</Text>
          <Text c="dimmed" size="sm" mb="sm">
            {words.frame.identityHint}
          </Text>
          <FingerprintWords of={me.words} label={words.frame.wordsHeading} />
        </div>
        <div>
          <Text fw={600} mb="xs">
            {words.frame.digitsHeading}
          </Text>
          <FingerprintDigits of={me.digits} copyable />
        </div>
        <KeyCare me={me} />
      </Stack>
    </DialogFrame>
  );
}

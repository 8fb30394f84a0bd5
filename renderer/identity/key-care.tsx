import { Button, Group } from "@mantine/core";
import { IconFileText, IconRefresh } from "@tabler/icons-react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Facts } from "../elements/facts";
import { formatDay } from "../formatting/moment";
import { useDialogs } from "../stores";
import { words } from "../words/words";

/** How old one's keys are and what is there for the day when they are lost, with what can be done about both. */
export function KeyCare(props: { readonly me: IdentityView & { state: "ready" } }) {
  const open = useDialogs((state) => state.open);
  const { keysSince, renewals, hasRecoveryWords } = props.me;
  const day = formatDay(keysSince);
  const { identity } = words;
  return (
    <div>
      <Facts
        paired
        of={[
          {
            label: identity.keys,
            value: renewals === 0 ? identity.keysSince(day) : identity.keysRenewed(day, renewals),
          },
          {
            label: identity.recoveryWords,
            value: hasRecoveryWords ? identity.hasWords : identity.hasNoWords,
          },
        ]}
      />
      <Group gap="sm" mt="md">
        <Button
          variant={hasRecoveryWords ? "default" : "light"}
          leftSection={<IconFileText size={17} stroke={1.7} aria-hidden />}
          onClick={() => open({ kind: "recovery-words", replaces: hasRecoveryWords })}
        >
          {hasRecoveryWords ? identity.makeNewWords : identity.makeWords}
        </Button>
        <Button
          variant="default"
          leftSection={<IconRefresh size={17} stroke={1.7} aria-hidden />}
          onClick={() => open({ kind: "renew-keys" })}
        >
          {identity.renew}
        </Button>
      </Group>
    </div>
  );
}

import { Button, Group } from "@mantine/core";
import { IconLifebuoy, IconRefresh } from "@tabler/icons-react";
import { useEffect } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Facts } from "../elements/facts";
import { formatDay } from "../formatting/moment";
import { standingOf } from "../recovery-kit/kit-standing";
import { useDialogs, useRecoveryKit } from "../stores";
import { sentenceFor, words } from "../words/words";

/** How old one's keys are and what is there for the day when they are lost, with what can be done about both. */
export function KeyCare(props: { readonly me: IdentityView & { state: "ready" } }) {
  const open = useDialogs((state) => state.open);
  const { kit, load } = useRecoveryKit();
  useEffect(() => void load(), [load]);
  const { keysSince, renewals } = props.me;
  const day = formatDay(keysSince);
  const { identity, recoveryKit } = words;
  const isFirst = kit.state === "ready" && kit.value.state === "none";
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
            label: recoveryKit.title,
            value:
              kit.state === "ready"
                ? standingOf(kit.value)
                : kit.state === "failed"
                  ? sentenceFor(kit.problem)
                  : words.loading,
          },
        ]}
      />
      <Group gap="sm" mt="md">
        <Button
          variant={isFirst ? "light" : "default"}
          leftSection={<IconLifebuoy size={17} stroke={1.7} aria-hidden />}
          onClick={() => open({ kind: "recovery-kit" })}
        >
          {isFirst ? recoveryKit.make : recoveryKit.makeNew}
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

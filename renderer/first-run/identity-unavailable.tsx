import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Facts } from "../elements/facts";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useIdentity } from "../stores";
import { words } from "../words/words";
import { FirstRunFrame } from "./first-run-frame";
import { Restore } from "./restore";

/** Keys that are lost, and not only out of reach now: the recovery kit is the way back. */
const LOST: ReadonlySet<ErrorCode> = new Set([
  "keychain-entry-missing",
  "identity-mismatch",
  "profile-damaged",
]);

/** There is an identity, but its keys cannot be used: why, what to do, and trying again once it was done. */
export function IdentityUnavailable(props: { readonly identity: IdentityView & { state: "unavailable" } }) {
  const load = useIdentity((state) => state.load);
  const again = useAction(load);
  const [restoring, setRestoring] = useState(false);
  const { name, address, server, problem } = props.identity;
  if (restoring) return <Restore address={address} server={server} onBack={() => setRestoring(false)} />;
  return (
    <FirstRunFrame title={words.firstRun.unavailable} hint={words.firstRun.unavailableHint}>
      <Stack gap="lg" mt="lg">
        <ProblemAlert problem={problem} />
        <Facts
          of={[
            { label: words.firstRun.belongsTo, value: `${name}, ${address}` },
            { label: words.frame.server, value: server },
          ]}
        />
        <Button size="md" loading={again.working} onClick={() => again.run()}>
          {words.actions.tryAgain}
        </Button>
        {LOST.has(problem) && (
          <Button variant="subtle" onClick={() => setRestoring(true)}>
            {words.recoveryKit.have}
          </Button>
        )}
      </Stack>
    </FirstRunFrame>
  );
}

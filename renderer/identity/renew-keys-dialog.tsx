import { List, Text } from "@mantine/core";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useIdentity } from "../stores";
import { words } from "../words/words";

/** New keys for the same person: why, what happens, and doing it. */
export function RenewKeysDialog() {
  const { close } = useDialogHandle();
  const renewKeys = useIdentity((state) => state.renewKeys);
  const renewing = useAction(async () => {
    await renewKeys();
    notify({ title: words.identity.renewed, text: words.identity.renewedHint, tone: "good" });
    close();
  });
  return (
    <DialogFrame title={words.identity.renewTitle}>
      <DialogForm action={words.identity.renew} onAction={() => renewing.run()} working={renewing.working}>
        <Text>{words.identity.renewWhy}</Text>
        <div>
          <Text fw={600} mb="xs">
            {words.identity.renewWhat}
          </Text>
          <List spacing="xs" size="sm">
            {words.identity.renewSteps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </div>
        {renewing.problem !== null && <ProblemAlert problem={renewing.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

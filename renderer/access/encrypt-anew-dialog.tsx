import { List, Text } from "@mantine/core";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import type { SharedThing } from "../sharing/share-subject";
import { keyferry } from "../stores";
import { words } from "../words/words";

/** Fresh keys for contents that were there before access was taken away, with what that does and does not do. */
export function EncryptAnewDialog(props: {
  readonly vaultId: string;
  readonly thing: Pick<SharedThing, "itemId" | "name">;
}) {
  const { vaultId, thing } = props;
  const { close } = useDialogHandle();
  const starting = useAction(async () => {
    await answered(keyferry.sharing.encryptAnew({ vaultId, itemId: thing.itemId }));
    notify({ title: words.access.anewStarted, text: null, tone: "neutral" });
    close();
  });
  return (
    <DialogFrame title={words.access.anewTitle(thing.name)}>
      <DialogForm action={words.access.anewShort} onAction={() => starting.run()} working={starting.working}>
        <div>
          <Text fw={600}>{words.access.does}</Text>
          <List spacing="xs" mt="xs">
            <List.Item>{words.access.anewDoes}</List.Item>
            <List.Item>{words.access.anewKeeps}</List.Item>
            <List.Item>{words.access.anewTime}</List.Item>
          </List>
        </div>
        <div>
          <Text fw={600}>{words.access.cannot}</Text>
          <List spacing="xs" mt="xs">
            <List.Item>{words.access.anewCopies}</List.Item>
            <List.Item>{words.access.anewAuthor}</List.Item>
          </List>
        </div>
        {starting.problem !== null && <ProblemAlert problem={starting.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

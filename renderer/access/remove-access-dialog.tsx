import { List, Text } from "@mantine/core";
import type { AccessView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { Note } from "../elements/note";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useConnection } from "../stores";
import { words } from "../words/words";
import { throughOf } from "./access-table";

/** Taking access away, with all that it can and cannot do said before. */
export function RemoveAccessDialog(props: {
  readonly vaultId: string;
  readonly access: AccessView;
  readonly onStarted: (jobId: string) => void;
}) {
  const { access } = props;
  const { name, userId } = access.person;
  const { close } = useDialogHandle();
  const isAway = useConnection((state) => state.connection.state === "unreachable");
  const removing = useAction(async () => {
    const { jobId } = await answered(
      keyferry.sharing.removeAccess({ vaultId: props.vaultId, itemId: access.through.itemId, userId }),
    );
    if (jobId === null) notify({ title: words.connection.removedLater(name), text: null, tone: "neutral" });
    else props.onStarted(jobId);
    close();
  });

  return (
    <DialogFrame title={words.access.removeTitle(name)}>
      <DialogForm
        dangerous
        action={words.access.confirm}
        onAction={() => removing.run()}
        working={removing.working}
      >
        {access.inherited && (
          <Note tone="caution">{words.access.removeThrough(name, throughOf(access))}</Note>
        )}
        <div>
          <Text fw={600}>{words.access.does}</Text>
          <List spacing="xs" mt="xs">
            <List.Item>{words.access.doesFuture(name)}</List.Item>
            <List.Item>{words.access.doesNewKeys}</List.Item>
          </List>
        </div>
        <div>
          <Text fw={600}>{words.access.cannot}</Text>
          <List spacing="xs" mt="xs">
            <List.Item>{words.access.cannotCopies(name)}</List.Item>
            <List.Item>{words.access.cannotOld(name)}</List.Item>
          </List>
        </div>
        {isAway && <Note tone="caution">{words.connection.removedLater(name)}</Note>}
        {removing.problem !== null && <ProblemAlert problem={removing.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

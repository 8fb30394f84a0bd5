import { Text } from "@mantine/core";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { jobEnd } from "../jobs/job-end";
import { keyferry, useJobs } from "../stores";
import { words } from "../words/words";
import { idsOf, nameOf } from "./item-names";

export function DeleteDialog(props: { readonly vaultId: string; readonly items: readonly ItemView[] }) {
  const { close } = useDialogHandle();
  const deleting = useAction(async () => {
    const { jobId } = await answered(
      keyferry.items.delete({ vaultId: props.vaultId, itemIds: idsOf(props.items), forGood: true }),
    );
    close();
    const { state, failureCount } = await jobEnd(useJobs, jobId);
    if (state !== "done" || failureCount > 0) return;
    notify({ title: words.jobs.done.delete(nameOf(props.items)), text: null, tone: "good" });
  });
  const [only] = props.items;
  const withFolder = props.items.some((item) => item.kind === "folder");
  const title =
    props.items.length === 1 && only !== undefined
      ? words.itemDialogs.deleteTitle(only.name)
      : words.itemDialogs.deleteManyTitle(props.items.length);

  return (
    <DialogFrame title={title}>
      <DialogForm
        dangerous
        action={words.itemDialogs.delete}
        onAction={() => deleting.run()}
        working={deleting.working}
      >
        <Text>{withFolder ? words.itemDialogs.deleteFolderText : words.itemDialogs.deleteText}</Text>
        {deleting.problem !== null && <ProblemAlert problem={deleting.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

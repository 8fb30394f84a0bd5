import { Text } from "@mantine/core";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { words } from "../words/words";

/** So many names stand for all who will see more. */
const NAMES_SHOWN = 3;

/** Asks before people see what they could not open where it lies now. */
export function WiderAudienceDialog(props: {
  readonly subject: string;
  readonly newcomers: readonly string[];
  readonly onConfirm: () => void;
}) {
  const { subject, newcomers } = props;
  const { close } = useDialogHandle();
  const names = newcomers.slice(0, NAMES_SHOWN).join(", ");
  const confirm = () => {
    close();
    props.onConfirm();
  };
  return (
    <DialogFrame title={words.acts.widerTitle}>
      <DialogForm action={words.acts.widerAct} onAction={confirm} working={false}>
        <Text>
          {words.acts.widerText(
            subject,
            words.acts.named(names, Math.max(0, newcomers.length - NAMES_SHOWN)),
          )}
        </Text>
      </DialogForm>
    </DialogFrame>
  );
}

import { Text } from "@mantine/core";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { vaultNameOf } from "../sharing/share-subject";
import { useVaults } from "../stores";
import { words } from "../words/words";

export function ForgetVaultDialog(props: { readonly vault: VaultSummary }) {
  const { close } = useDialogHandle();
  const forget = useVaults((state) => state.forget);
  const forgetting = useAction(async () => {
    await forget(props.vault.vaultId);
    close();
  });
  const name = vaultNameOf(props.vault);

  return (
    <DialogFrame title={words.vaults.forgetTitle(name)}>
      <DialogForm action={words.vaults.forget} onAction={() => forgetting.run()} working={forgetting.working}>
        <Text>{words.vaults.forgetText(name)}</Text>
        {forgetting.problem !== null && <ProblemAlert problem={forgetting.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

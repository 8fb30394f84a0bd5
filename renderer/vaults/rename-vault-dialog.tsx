import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { folderNameOf, vaultNameOf } from "../sharing/share-subject";
import { useFolder, useVaults } from "../stores";
import { sentenceFor, words } from "../words/words";

/** Another name for a vault, for everybody who may read it. */
export function RenameVaultDialog(props: { readonly vault: VaultSummary }) {
  const { vault } = props;
  const { close } = useDialogHandle();
  const rename = useVaults((state) => state.rename);
  const reload = useFolder((state) => state.reload);
  const before = vaultNameOf(vault);
  const [name, setName] = useState(before);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === "";
  const renaming = useAction(async (newName: string) => {
    if (newName !== vault.name) await rename(vault.vaultId, newName);
    close();
    await reload();
  });
  const aboutName = renaming.problem === "name-invalid" ? renaming.problem : null;

  return (
    <DialogFrame title={words.vaults.renameTitle(before)}>
      <DialogForm
        action={words.vaults.rename}
        working={renaming.working}
        onAction={() => {
          setTried(true);
          if (!missing) renaming.run(name.trim());
        }}
      >
        <TextInput
          label={words.vaults.newName}
          description={words.vaults.renameHint}
          value={name}
          maxLength={200}
          data-autofocus
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            renaming.clearProblem();
            setName(event.currentTarget.value);
          }}
          error={aboutName === null ? tried && missing && words.vaults.nameMissing : sentenceFor(aboutName)}
        />
        <Text size="sm" c="dimmed">
          {words.vaults.renameFolderHint(folderNameOf(vault.folder))}
        </Text>
        {renaming.problem !== null && aboutName === null && <ProblemAlert problem={renaming.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

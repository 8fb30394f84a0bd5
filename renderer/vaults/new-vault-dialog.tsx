import { Button, Input, Text, TextInput } from "@mantine/core";
import { IconFolder } from "@tabler/icons-react";
import { useState } from "react";
import type { IpcResponse } from "../../shared/protocol/ipc/contract";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useNavigation, useVaults } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./new-vault-dialog.module.css";

type ChosenPlace = NonNullable<IpcResponse<"places.chooseFolder">>;

/** A name and a place: that is all a vault needs. */
export function NewVaultDialog() {
  const { close } = useDialogHandle();
  const create = useVaults((state) => state.create);
  const goTo = useNavigation((state) => state.goTo);
  const [name, setName] = useState("");
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [tried, setTried] = useState(false);

  const choosing = useAction(async () => {
    const chosen = await answered(keyferry.places.chooseFolder({ purpose: "new-vault" }));
    if (chosen !== null) setPlace(chosen);
  });
  const creating = useAction(async (vaultName: string, placeId: string) => {
    const vault = await create(vaultName, placeId);
    close();
    goTo({ at: "folder", vaultId: vault.vaultId, folderId: vault.vaultId });
  });
  const submit = () => {
    setTried(true);
    if (name.trim() !== "" && place !== null) creating.run(name.trim(), place.placeId);
  };
  const aboutName =
    creating.problem === "name-invalid" || creating.problem === "name-taken" ? creating.problem : null;
  const problem = choosing.problem ?? (aboutName === null ? creating.problem : null);

  return (
    <DialogFrame title={words.vaults.newVault}>
      <DialogForm action={words.vaults.create} onAction={submit} working={creating.working}>
        <TextInput
          label={words.vaults.nameField}
          description={words.vaults.nameHint}
          value={name}
          maxLength={200}
          data-autofocus
          autoComplete="off"
          onChange={(event) => {
            creating.clearProblem();
            setName(event.currentTarget.value);
          }}
          error={
            aboutName === null
              ? tried && name.trim() === "" && words.vaults.nameMissing
              : sentenceFor(aboutName)
          }
        />
        <Input.Wrapper
          label={words.vaults.place}
          labelElement="div"
          description={words.vaults.placeHint}
          error={tried && place === null && words.vaults.placeMissing}
        >
          <div className={styles.place}>
            <Button
              variant="default"
              leftSection={<IconFolder size={17} aria-hidden />}
              loading={choosing.working}
              onClick={() => choosing.run()}
            >
              {words.vaults.chooseFolder}
            </Button>
            <Text size="sm" c="dimmed" className={styles.path ?? ""} data-selectable>
              {place === null ? words.vaults.noPlace : words.vaults.willBe(place.path)}
            </Text>
          </div>
        </Input.Wrapper>
        {problem !== null && <ProblemAlert problem={problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

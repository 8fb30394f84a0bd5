import { TextInput } from "@mantine/core";
import { useState } from "react";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useNavigation, useVaults } from "../stores";
import { sentenceFor, words } from "../words/words";
import { type ChosenPlace, PlaceChoice } from "./place-choice";

/** A name and a place: that is all a vault needs. */
export function NewVaultDialog() {
  const { close } = useDialogHandle();
  const create = useVaults((state) => state.create);
  const goTo = useNavigation((state) => state.goTo);
  const [name, setName] = useState("");
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [tried, setTried] = useState(false);

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
        <PlaceChoice
          place={place}
          missing={tried && place === null}
          onChoose={(chosen) => {
            creating.clearProblem();
            setPlace(chosen);
          }}
        />
        {creating.problem !== null && aboutName === null && <ProblemAlert problem={creating.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

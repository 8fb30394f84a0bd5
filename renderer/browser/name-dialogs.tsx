import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { type Action, useAction } from "../elements/use-action";
import { keyferry, useFolder } from "../stores";
import { sentenceFor, words } from "../words/words";
import { selectStem } from "./name-stem";

export function NewFolderDialog(props: { readonly vaultId: string; readonly folderId: string }) {
  const { close } = useDialogHandle();
  const reload = useFolder((state) => state.reload);
  const making = useAction(async (name: string) => {
    await answered(keyferry.items.newFolder({ vaultId: props.vaultId, folderId: props.folderId, name }));
    close();
    await reload();
  });
  return (
    <NameDialog
      title={words.itemDialogs.newFolderTitle}
      label={words.itemDialogs.name}
      action={words.itemDialogs.createFolder}
      initial=""
      naming={making}
    />
  );
}

const ABOUT_THE_NAME: ReadonlySet<ErrorCode> = new Set(["name-invalid", "name-taken"]);

function NameDialog(props: {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly naming: Action<[name: string]>;
}) {
  const { naming } = props;
  const [name, setName] = useState(props.initial);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === "";
  const aboutName = naming.problem !== null && ABOUT_THE_NAME.has(naming.problem) ? naming.problem : null;

  return (
    <DialogFrame title={props.title}>
      <DialogForm
        action={props.action}
        working={naming.working}
        onAction={() => {
          setTried(true);
          if (!missing) naming.run(name);
        }}
      >
        <TextInput
          label={props.label}
          value={name}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => selectStem(event.currentTarget)}
          onChange={(event) => {
            naming.clearProblem();
            setName(event.currentTarget.value);
          }}
          error={
            aboutName === null ? tried && missing && words.itemDialogs.nameMissing : sentenceFor(aboutName)
          }
        />
        {naming.problem !== null && aboutName === null && <ProblemAlert problem={naming.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { answered } from "../api/keyferry-failure";
import { DialogForm, useDialogHandle } from "../dialogs/dialog-frame";
import { Note } from "../elements/note";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { words } from "../words/words";

/** Saves the sealed file, with the words that were just confirmed or those that the person has already. */
export function KitFile(props: { readonly sealedWith: "on-screen" | "own" }) {
  const { recoveryKit } = words;
  const { close } = useDialogHandle();
  const [typed, setTyped] = useState("");
  const isOwn = props.sealedWith === "own";
  const saving = useAction(async () => {
    const saved = await answered(keyferry.recoveryKit.saveFile({ words: isOwn ? typed : null }));
    if (saved === null) return;
    notify({ title: recoveryKit.complete, text: recoveryKit.completeHint(saved.fileName), tone: "good" });
    close();
  });
  return (
    <DialogForm
      action={recoveryKit.saveFile}
      onAction={() => saving.run()}
      working={saving.working}
      disabled={isOwn && typed.trim() === ""}
    >
      {isOwn ? (
        <Textarea
          label={recoveryKit.ownWordsField}
          description={recoveryKit.ownWordsFieldHint}
          value={typed}
          maxLength={1_000}
          rows={4}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={(event) => {
            saving.clearProblem();
            setTyped(event.currentTarget.value);
          }}
        />
      ) : (
        <Text fw={600}>{recoveryKit.file}</Text>
      )}
      <Note tone="info">{recoveryKit.fileHint}</Note>
      {saving.problem !== null && <ProblemAlert problem={saving.problem} />}
    </DialogForm>
  );
}

import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { DialogForm } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useIdentity } from "../stores";
import { words } from "../words/words";

/** Three of the words, from the paper: proof that it is there. */
export function WordsTypedBack(props: {
  readonly places: readonly number[];
  readonly onConfirmed: () => void;
}) {
  const { recoveryKit } = words;
  const confirmWords = useIdentity((state) => state.confirmWords);
  const [typed, setTyped] = useState<readonly string[]>(props.places.map(() => ""));
  const confirming = useAction(async () => {
    await confirmWords([...typed]);
    props.onConfirmed();
  });
  return (
    <DialogForm
      action={recoveryKit.confirmWords}
      onAction={() => confirming.run()}
      working={confirming.working}
      disabled={typed.some((word) => word.trim() === "")}
    >
      <Text>{recoveryKit.typeBack}</Text>
      {props.places.map((place, i) => (
        <TextInput
          key={place}
          label={recoveryKit.wordNumber(place)}
          value={typed[i] ?? ""}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          autoFocus={i === 0}
          onChange={(event) => {
            const text = event.currentTarget.value;
            confirming.clearProblem();
            setTyped(typed.map((word, at) => (at === i ? text : word)));
          }}
        />
      ))}
      {confirming.problem !== null && <ProblemAlert problem={confirming.problem} />}
    </DialogForm>
  );
}

import { Text, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { RecoveryWordsView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { Note } from "../elements/note";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useIdentity } from "../stores";
import { words } from "../words/words";
import styles from "./recovery-words.module.css";

type Step =
  | { readonly at: "why" }
  | { readonly at: "write-down"; readonly shown: RecoveryWordsView }
  /** Only the places are kept: the words are on paper now. */
  | { readonly at: "type-back"; readonly places: readonly number[] };

/** Words for the day when this computer is lost: why, writing them down, and proving that they were written down. */
export function RecoveryWordsDialog(props: { readonly replaces: boolean }) {
  const [step, setStep] = useState<Step>({ at: "why" });
  // Words that were not confirmed count for nothing.
  useEffect(() => () => void keyferry.identity.dropRecoveryWords(), []);

  return (
    <DialogFrame title={words.identity.wordsTitle} size="lg">
      {step.at === "why" && (
        <Why replaces={props.replaces} onShown={(shown) => setStep({ at: "write-down", shown })} />
      )}
      {step.at === "write-down" && (
        <WriteDown
          shown={step.shown}
          onDone={() => setStep({ at: "type-back", places: step.shown.toTypeBack })}
        />
      )}
      {step.at === "type-back" && <TypeBack places={step.places} />}
    </DialogFrame>
  );
}

function Why(props: { readonly replaces: boolean; readonly onShown: (shown: RecoveryWordsView) => void }) {
  const making = useAction(async () => {
    props.onShown(await answered(keyferry.identity.makeRecoveryWords()));
  });
  return (
    <DialogForm action={words.identity.showWords} onAction={() => making.run()} working={making.working}>
      <Text>{words.identity.wordsWhy}</Text>
      <Note tone="info">{words.identity.wordsLimits}</Note>
      {props.replaces && <Note tone="caution">{words.identity.wordsReplace}</Note>}
      {making.problem !== null && <ProblemAlert problem={making.problem} />}
    </DialogForm>
  );
}

function WriteDown(props: { readonly shown: RecoveryWordsView; readonly onDone: () => void }) {
  return (
    <DialogForm action={words.identity.writtenDown} onAction={props.onDone} working={false}>
      <Text fw={600}>{words.identity.writeDown}</Text>
      <ol className={styles.words} aria-label={words.identity.wordsList}>
        {props.shown.words.map((word, place) => (
          <li key={`${place}-${word}`}>{word}</li>
        ))}
      </ol>
    </DialogForm>
  );
}

function TypeBack(props: { readonly places: readonly number[] }) {
  const { close } = useDialogHandle();
  const confirmWords = useIdentity((state) => state.confirmWords);
  const [typed, setTyped] = useState<readonly string[]>(props.places.map(() => ""));
  const confirming = useAction(async () => {
    await confirmWords([...typed]);
    notify({ title: words.identity.wordsMade, text: words.identity.wordsMadeHint, tone: "good" });
    close();
  });
  return (
    <DialogForm
      action={words.identity.confirmWords}
      onAction={() => confirming.run()}
      working={confirming.working}
      disabled={typed.some((word) => word.trim() === "")}
    >
      <Text>{words.identity.typeBack}</Text>
      {props.places.map((place, i) => (
        <TextInput
          key={place}
          label={words.identity.wordNumber(place)}
          value={typed[i] ?? ""}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          data-autofocus={i === 0 || undefined}
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

import { Radio, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { RecoveryWordsView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame } from "../dialogs/dialog-frame";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useIdentity } from "../stores";
import { words } from "../words/words";
import { KitFile } from "./kit-file";
import { WordsToWriteDown } from "./words-to-write-down";
import { WordsTypedBack } from "./words-typed-back";

type Step =
  | { readonly at: "why" }
  | { readonly at: "write-down"; readonly shown: RecoveryWordsView }
  /** Only the places are kept: the words are on paper now. */
  | { readonly at: "type-back"; readonly places: readonly number[] }
  | { readonly at: "file"; readonly sealedWith: "on-screen" | "own" };

/** Makes a recovery kit: why, words on paper, proof that they are there, and the file that they open. */
export function KitDialog() {
  const identity = useIdentity((state) => state.identity);
  const [step, setStep] = useState<Step>({ at: "why" });
  // Words that were not confirmed count for nothing, and those that were are on paper.
  useEffect(() => () => void keyferry.identity.dropRecoveryWords(), []);
  if (identity.state !== "ready" || identity.value.state !== "ready") return null;
  const me = identity.value;
  return (
    <DialogFrame title={words.recoveryKit.title} size="lg">
      {step.at === "why" && (
        <Why
          hasWords={me.hasRecoveryWords}
          onShown={(shown) => setStep({ at: "write-down", shown })}
          onOwnWords={() => setStep({ at: "file", sealedWith: "own" })}
        />
      )}
      {step.at === "write-down" && (
        <WordsToWriteDown
          secret={step.shown.words}
          me={me}
          onDone={() => setStep({ at: "type-back", places: step.shown.toTypeBack })}
        />
      )}
      {step.at === "type-back" && (
        <WordsTypedBack
          places={step.places}
          onConfirmed={() => setStep({ at: "file", sealedWith: "on-screen" })}
        />
      )}
      {step.at === "file" && <KitFile sealedWith={step.sealedWith} />}
    </DialogFrame>
  );
}

function Why(props: {
  readonly hasWords: boolean;
  readonly onShown: (shown: RecoveryWordsView) => void;
  readonly onOwnWords: () => void;
}) {
  const { recoveryKit } = words;
  // Of the moment in which the dialog opened: confirming new words changes it.
  const [hasWords] = useState(props.hasWords);
  const [wish, setWish] = useState<"own" | "new">(hasWords ? "own" : "new");
  const showing = useAction(async () => {
    props.onShown(await answered(keyferry.identity.makeRecoveryWords()));
  });
  const goOn = () => (wish === "own" ? props.onOwnWords() : showing.run());
  return (
    <DialogForm
      action={wish === "own" ? recoveryKit.begin : recoveryKit.showWords}
      onAction={goOn}
      working={showing.working}
    >
      <Text>{recoveryKit.why}</Text>
      <Note tone="info">{recoveryKit.whyTogether}</Note>
      {hasWords && (
        <Radio.Group
          label={recoveryKit.whichWords}
          value={wish}
          onChange={(value) => setWish(value === "own" ? "own" : "new")}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="own" label={recoveryKit.ownWords} description={recoveryKit.ownWordsHint} />
            <Radio value="new" label={recoveryKit.newWords} description={recoveryKit.newWordsHint} />
          </Stack>
        </Radio.Group>
      )}
      {hasWords && wish === "new" && <Note tone="caution">{recoveryKit.replaces}</Note>}
      {showing.problem !== null && <ProblemAlert problem={showing.problem} />}
    </DialogForm>
  );
}

import { Button, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { answered } from "../api/keyferry-failure";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./first-run.module.css";
import { PictureButton } from "./picture-button";

export interface KitDraft {
  readonly file: { readonly placeId: string; readonly fileName: string } | null;
  readonly typed: string;
}

const WORDS_PROBLEMS: ReadonlySet<ErrorCode> = new Set([
  "recovery-words-invalid",
  "recovery-kit-other-words",
]);

/** The kit's file and the words from its page. */
export function RestoreForm(props: {
  readonly draft: KitDraft;
  readonly onChange: (draft: KitDraft) => void;
  readonly problem: ErrorCode | null;
  readonly onRestore: (placeId: string) => void;
  readonly onBack: () => void;
  readonly onWordsOnly: () => void;
}) {
  const { draft, onChange, problem } = props;
  const { recoveryKit } = words;
  const [tried, setTried] = useState(false);
  const [pictureProblem, setPictureProblem] = useState(false);
  const choosing = useAction(async () => {
    const file = await answered(keyferry.recoveryKit.chooseFile());
    if (file !== null) onChange({ ...draft, file });
  });
  const isAboutWords = problem !== null && WORDS_PROBLEMS.has(problem);
  const restore = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.file !== null && draft.typed.trim() !== "") props.onRestore(draft.file.placeId);
  };
  const wordsError = isAboutWords
    ? sentenceFor(problem)
    : tried && draft.typed.trim() === ""
      ? recoveryKit.wordsMissing
      : null;

  return (
    <form onSubmit={restore} noValidate>
      <Stack gap="md">
        {problem !== null && !isAboutWords && <ProblemAlert problem={problem} />}
        <div role="group" aria-labelledby="kit-file">
          <Text id="kit-file" size="sm" fw={550} mb="xs">
            {recoveryKit.theFile}
          </Text>
          <div className={styles.chosenFile}>
            <span className={styles.chosenFileName} data-empty={draft.file === null || undefined}>
              {draft.file?.fileName ?? recoveryKit.noFile}
            </span>
            <Button variant="default" autoFocus loading={choosing.working} onClick={() => choosing.run()}>
              {draft.file === null ? recoveryKit.chooseFile : recoveryKit.chooseAnother}
            </Button>
          </div>
          {tried && draft.file === null && (
            <Text size="xs" c="var(--mantine-color-error)" mt="xs" role="alert">
              {recoveryKit.fileMissing}
            </Text>
          )}
          {choosing.problem !== null && <ProblemAlert problem={choosing.problem} />}
        </div>
        <Textarea
          label={recoveryKit.ownWordsField}
          description={recoveryKit.ownWordsFieldHint}
          value={draft.typed}
          maxLength={1_000}
          rows={4}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ ...draft, typed: event.currentTarget.value })}
          error={wordsError}
        />
        <PictureButton
          onRead={(read) => {
            setPictureProblem(read === null);
            if (read !== null) onChange({ ...draft, typed: read });
          }}
        />
        {pictureProblem && <Note tone="caution">{recoveryKit.pictureUnread}</Note>}
        <Note tone="info">{recoveryKit.proof}</Note>
        <div className={styles.buttons}>
          <Button variant="default" size="md" onClick={props.onBack}>
            {words.identity.back}
          </Button>
          <Button type="submit" size="md">
            {recoveryKit.restore}
          </Button>
        </div>
        <Button variant="subtle" size="sm" onClick={props.onWordsOnly}>
          {recoveryKit.onlyWords}
        </Button>
      </Stack>
    </form>
  );
}

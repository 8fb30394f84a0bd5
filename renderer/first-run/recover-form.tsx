import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { sentenceFor, words } from "../words/words";

type Draft = IpcRequest<"identity.recover">;
type Field = "address" | "server" | "words";

const PROBLEM_FIELDS: Partial<Record<ErrorCode, Field>> = {
  "address-invalid": "address",
  "server-address-invalid": "server",
  "recovery-words-invalid": "words",
};

/** Address, key server and the words from the paper; says plainly what does not come back. */
export function RecoverForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problem: ErrorCode | null;
  readonly onRecover: () => void;
  readonly onBack: () => void;
}) {
  const { draft, onChange, problem } = props;
  const [tried, setTried] = useState(false);
  const problemField = problem === null ? undefined : PROBLEM_FIELDS[problem];
  const errorOf = (field: Field, isMissing: boolean, missing: string): string | null => {
    if (problem !== null && problemField === field) return sentenceFor(problem);
    return tried && isMissing ? missing : null;
  };
  const missing = {
    address: draft.address.trim().length < 3,
    server: draft.server.trim() === "",
    words: draft.words.trim() === "",
  };
  const recover = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing.address && !missing.server && !missing.words) props.onRecover();
  };

  return (
    <form onSubmit={recover} noValidate>
      <Stack gap="md">
        {problem !== null && problemField === undefined && <ProblemAlert problem={problem} />}
        <TextInput
          label={words.firstRun.address}
          value={draft.address}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
          error={errorOf("address", missing.address, words.firstRun.addressMissing)}
        />
        <TextInput
          label={words.firstRun.server}
          value={draft.server}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          onChange={(event) => onChange({ ...draft, server: event.currentTarget.value })}
          error={errorOf("server", missing.server, words.firstRun.serverMissing)}
        />
        <Textarea
          label={words.identity.recoverWords}
          description={words.identity.recoverWordsHint}
          value={draft.words}
          maxLength={1_000}
          rows={4}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ ...draft, words: event.currentTarget.value })}
          error={errorOf("words", missing.words, words.identity.recoverWordsMissing)}
        />
        <Note tone="info" title={words.identity.recoverMeans}>
          {words.identity.recoverMeansText}
        </Note>
        <Group justify="space-between">
          <Button variant="default" size="md" onClick={props.onBack}>
            {words.identity.back}
          </Button>
          <Button type="submit" size="md">
            {words.identity.recover}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Collapse, Radio, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconKey } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import { ProblemAlert } from "../elements/problem-alert";
import { sentenceFor, words } from "../words/words";
import styles from "./first-run.module.css";

type Draft = IpcRequest<"identity.create">;
type Field = "name" | "address";

/** Problems that belong to one field are shown at it, not above the form. */
const PROBLEM_FIELDS: Partial<Record<ErrorCode, Field>> = {
  "name-invalid": "name",
  "address-invalid": "address",
  "address-taken": "address",
};

/** Name, address, where the key will be kept, and the strength of the keys for those who ask. */
export function IdentityForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problem: ErrorCode | null;
  readonly onBack: () => void;
  readonly onCreate: () => void;
}) {
  const { draft, onChange } = props;
  const [tried, setTried] = useState(false);
  const problemField = props.problem === null ? undefined : PROBLEM_FIELDS[props.problem];
  const missing = { name: draft.name.trim() === "", address: draft.address.trim().length < 3 };
  const create = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing.name && !missing.address) props.onCreate();
  };
  const errorOf = (field: Field, sentence: string): string | null => {
    if (props.problem !== null && problemField === field) return sentenceFor(props.problem);
    return tried && missing[field] ? sentence : null;
  };
  const isConfirmed = draft.entry.by === "sign-on";

  return (
    <form onSubmit={create} noValidate>
      <Stack gap="md">
        {props.problem !== null && problemField === undefined && <ProblemAlert problem={props.problem} />}
        <TextInput
          label={words.firstRun.name}
          description={words.firstRun.nameHint}
          value={draft.name}
          maxLength={100}
          autoComplete="off"
          autoFocus
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
          error={errorOf("name", words.firstRun.nameMissing)}
        />
        <TextInput
          label={words.firstRun.address}
          description={isConfirmed ? words.firstRun.signedOn(draft.address) : words.firstRun.addressHint}
          value={draft.address}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          readOnly={isConfirmed}
          onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
          error={errorOf("address", words.firstRun.addressMissing)}
        />
        <Advanced rsaBits={draft.rsaBits} onChange={(rsaBits) => onChange({ ...draft, rsaBits })} />
        <div className={styles.kept}>
          <IconKey size={18} stroke={1.7} aria-hidden className={styles.keptIcon} />
          <span>{words.firstRun.whereKept}</span>
        </div>
        <div className={styles.buttons}>
          <Button variant="default" size="md" onClick={props.onBack}>
            {words.identity.back}
          </Button>
          <Button type="submit" size="md">
            {words.firstRun.create}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Advanced(props: {
  readonly rsaBits: Draft["rsaBits"];
  readonly onChange: (rsaBits: Draft["rsaBits"]) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <UnstyledButton className={styles.advanced} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={15} aria-hidden />
        {words.firstRun.advanced}
      </UnstyledButton>
      <Collapse expanded={open}>
        <Radio.Group
          label={words.firstRun.keyStrength}
          value={String(props.rsaBits)}
          onChange={(value) => props.onChange(value === "3072" ? 3072 : 2048)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="2048" label={words.firstRun.bits2048} description={words.firstRun.bits2048Hint} />
            <Radio value="3072" label={words.firstRun.bits3072} description={words.firstRun.bits3072Hint} />
          </Stack>
        </Radio.Group>
      </Collapse>
    </>
  );
}

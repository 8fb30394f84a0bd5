import { Button, Collapse, Radio, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronRight, IconKey } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { type ErrorCode, sentenceFor } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import { answered } from "../api/keyferry-failure";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";

type Draft = IpcRequest<"identity.create">;

/** Problems that belong to one field are shown at it, not above the form. */
const PROBLEM_FIELDS: Partial<Record<ErrorCode, "name" | "address" | "server">> = {
  "name-invalid": "name",
  "address-invalid": "address",
  "address-taken": "address",
  "server-address-invalid": "server",
};

/** Name, address, key server, and the strength of the keys for those who ask. */
export function IdentityForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problem: ErrorCode | null;
  readonly onCreate: () => void;
}) {
  const { draft, onChange } = props;
  const [tried, setTried] = useState(false);
  const [advanced, setAdvanced] = useState(false);
  const problemField = props.problem === null ? undefined : PROBLEM_FIELDS[props.problem];

  const create = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.name.trim() !== "" && draft.address.trim().length >= 3 && draft.server.trim() !== "") {
      props.onCreate();
    }
  };
  const errorOf = (field: "name" | "address" | "server", missing: string | false): string | null => {
    if (props.problem !== null && problemField === field) return sentenceFor(props.problem);
    return tried && missing !== false ? missing : null;
  };

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
          error={errorOf("name", draft.name.trim() === "" && words.firstRun.nameMissing)}
        />
        <TextInput
          label={words.firstRun.address}
          description={words.firstRun.addressHint}
          value={draft.address}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
          error={errorOf("address", draft.address.trim().length < 3 && words.firstRun.addressMissing)}
        />
        <ServerField
          server={draft.server}
          onChange={(server) => onChange({ ...draft, server })}
          error={errorOf("server", draft.server.trim() === "" && words.firstRun.serverMissing)}
        />
        <UnstyledButton
          className={styles.advanced}
          aria-expanded={advanced}
          onClick={() => setAdvanced(!advanced)}
        >
          <IconChevronRight size={15} aria-hidden />
          {words.firstRun.advanced}
        </UnstyledButton>
        <Collapse expanded={advanced}>
          <Radio.Group
            label={words.firstRun.keyStrength}
            value={String(draft.rsaBits)}
            onChange={(value) => onChange({ ...draft, rsaBits: value === "3072" ? 3072 : 2048 })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="2048" label={words.firstRun.bits2048} description={words.firstRun.bits2048Hint} />
              <Radio value="3072" label={words.firstRun.bits3072} description={words.firstRun.bits3072Hint} />
            </Stack>
          </Radio.Group>
        </Collapse>
        <div className={styles.kept}>
          <IconKey size={18} stroke={1.7} aria-hidden className={styles.keptIcon} />
          <span>{words.firstRun.whereKept}</span>
        </div>
        <Button type="submit" size="md">
          {words.firstRun.create}
        </Button>
      </Stack>
    </form>
  );
}

function ServerField(props: {
  readonly server: string;
  readonly onChange: (server: string) => void;
  readonly error: string | null;
}) {
  const [answers, setAnswers] = useState(false);
  const check = useAction(async () => {
    setAnswers(false);
    const { origin } = await answered(keyferry.server.check({ server: props.server.trim() }));
    props.onChange(origin);
    setAnswers(true);
  });
  const error = check.problem === null ? props.error : sentenceFor(check.problem);

  return (
    <>
      <div className={styles.serverLine}>
        <TextInput
          className={styles.serverField ?? ""}
          label={words.firstRun.server}
          description={words.firstRun.serverHint}
          value={props.server}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          error={error !== null}
          aria-describedby="server-state"
          onChange={(event) => {
            setAnswers(false);
            check.clearProblem();
            props.onChange(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          loading={check.working}
          disabled={props.server.trim() === ""}
          onClick={() => check.run()}
        >
          {words.firstRun.check}
        </Button>
      </div>
      <div id="server-state">
        {error !== null && (
          <p className={styles.serverProblem} role="alert">
            {error}
          </p>
        )}
        <output className={styles.serverAnswers}>
          {answers && (
            <>
              <IconCheck size={15} aria-hidden />
              {words.firstRun.serverAnswers}
            </>
          )}
        </output>
      </div>
    </>
  );
}

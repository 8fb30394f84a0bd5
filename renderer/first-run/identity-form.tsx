import { Button, Collapse, Radio, Stack, TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconKey } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { ServerView } from "../../shared/protocol/ipc/views";
import { ProblemAlert } from "../elements/problem-alert";
import { sentenceFor, words } from "../words/words";
import { EntryField } from "./entry-field";
import styles from "./first-run.module.css";
import { ServerField } from "./server-field";
import type { ServerCheck } from "./use-server-check";

type Draft = IpcRequest<"identity.create">;
type Field = "name" | "address" | "server" | "invite";

/** Problems that belong to one field are shown at it, not above the form. */
const PROBLEM_FIELDS: Partial<Record<ErrorCode, Field>> = {
  "name-invalid": "name",
  "address-invalid": "address",
  "address-taken": "address",
  "server-address-invalid": "server",
  "invite-needed": "invite",
  "invite-refused": "invite",
};

/** Name, address, key server and what it asks of newcomers, and the strength of the keys for those who ask. */
export function IdentityForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly server: ServerCheck;
  readonly problem: ErrorCode | null;
  readonly onCreate: () => void;
}) {
  const { draft, onChange, server } = props;
  const [tried, setTried] = useState(false);
  const problemField = props.problem === null ? undefined : PROBLEM_FIELDS[props.problem];
  // The server that is filled in from the start is asked once; one that is typed, by its button or when enrolling.
  useEffect(() => {
    if (draft.server !== "" && server.known === null) void server.check(draft.server);
  }, []);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.name.trim() === "" || draft.address.trim().length < 3 || draft.server.trim() === "") return;
    const known = server.known ?? (await server.check(draft.server));
    if (known !== null && isLetIn(known, draft)) props.onCreate();
  };
  const errorOf = (field: Field, missing: string | false): string | null => {
    if (props.problem !== null && problemField === field) return sentenceFor(props.problem);
    return tried && missing !== false ? missing : null;
  };
  const serverError = server.problem === null ? null : sentenceFor(server.problem);

  return (
    <form onSubmit={(event) => void create(event)} noValidate>
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
          readOnly={draft.entry.by === "sign-on"}
          onChange={(event) => onChange({ ...draft, address: event.currentTarget.value })}
          error={errorOf("address", draft.address.trim().length < 3 && words.firstRun.addressMissing)}
        />
        <ServerField
          server={draft.server}
          known={server.known}
          checking={server.checking}
          error={serverError ?? errorOf("server", draft.server.trim() === "" && words.firstRun.serverMissing)}
          onCheck={() => void server.check(draft.server)}
          onChange={(address) => {
            server.forget();
            const entry = draft.entry.by === "sign-on" ? ({ by: "nothing" } as const) : draft.entry;
            onChange({ ...draft, server: address, entry });
          }}
        />
        {server.known !== null && (
          <EntryField
            server={server.known}
            draft={draft}
            onChange={onChange}
            inviteError={errorOf("invite", !isLetIn(server.known, draft) && words.firstRun.inviteMissing)}
          />
        )}
        <Advanced rsaBits={draft.rsaBits} onChange={(rsaBits) => onChange({ ...draft, rsaBits })} />
        <div className={styles.kept}>
          <IconKey size={18} stroke={1.7} aria-hidden className={styles.keptIcon} />
          <span>{words.firstRun.whereKept}</span>
        </div>
        <Button type="submit" size="md" loading={server.checking && tried}>
          {words.firstRun.create}
        </Button>
      </Stack>
    </form>
  );
}

/** Whether there is something that the server may let this person in for; whether it does is the server's to say. */
function isLetIn({ enrolment }: ServerView, { entry }: Draft): boolean {
  return (
    enrolment === "open" || entry.by === "sign-on" || (entry.by === "invite" && entry.code.trim() !== "")
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

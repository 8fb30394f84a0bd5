import { Button, Loader, TextInput } from "@mantine/core";
import { IconBuilding, IconCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { ServerView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./first-run.module.css";

type Draft = IpcRequest<"identity.create">;

/** How to be let in by a key server that does not let in everybody: the company's sign-on, an invite code, or either. */
export function EntryField(props: {
  readonly server: ServerView;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly inviteError: string | null;
}) {
  const { server, draft, onChange } = props;
  const needsInvite = server.enrolment === "invite";
  if (!needsInvite && server.signOn === null) return null;
  if (draft.entry.by === "sign-on") {
    return (
      <output className={styles.signedOn}>
        <IconCheck size={15} aria-hidden />
        {words.firstRun.signedOn(draft.address)}
      </output>
    );
  }
  return (
    <>
      {server.signOn !== null && (
        <CompanySignOn
          server={server.origin}
          issuer={server.signOn.issuer}
          onSignedOn={(address) => onChange({ ...draft, address, entry: { by: "sign-on" } })}
        />
      )}
      {needsInvite && (
        <TextInput
          label={words.firstRun.invite}
          description={server.signOn === null ? words.firstRun.inviteHint : words.firstRun.signOnOr}
          value={draft.entry.by === "invite" ? draft.entry.code : ""}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          error={props.inviteError}
          onChange={(event) =>
            onChange({ ...draft, entry: { by: "invite", code: event.currentTarget.value } })
          }
        />
      )}
    </>
  );
}

function CompanySignOn(props: {
  readonly server: string;
  readonly issuer: string;
  readonly onSignedOn: (address: string) => void;
}) {
  const signOn = useAction(async () => {
    const { address } = await answered(keyferry.identity.signOn({ server: props.server }));
    props.onSignedOn(address);
  });
  // Whoever leaves this screen does not wait for the browser any more.
  useEffect(() => () => void keyferry.identity.cancelSignOn(), []);
  const problem = signOn.problem === "cancelled" ? null : signOn.problem;

  return (
    <div className={styles.signOn}>
      {signOn.working ? (
        <div className={styles.signOnWaiting} role="status">
          <Loader size="xs" aria-hidden />
          <span>{words.firstRun.signOnWaiting}</span>
          <Button size="compact-sm" variant="default" onClick={() => void keyferry.identity.cancelSignOn()}>
            {words.firstRun.signOnStop}
          </Button>
        </div>
      ) : (
        <Button
          variant="default"
          leftSection={<IconBuilding size={17} stroke={1.7} aria-hidden />}
          onClick={() => signOn.run()}
        >
          {words.firstRun.signOn}
        </Button>
      )}
      <p className={styles.signOnHint}>{words.firstRun.signOnHint(hostOf(props.issuer))}</p>
      {problem !== null && (
        <p className={styles.serverProblem} role="alert">
          {sentenceFor(problem)}
        </p>
      )}
    </div>
  );
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}

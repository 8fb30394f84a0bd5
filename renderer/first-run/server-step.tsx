import { Button, Stack } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { ServerView } from "../../shared/protocol/ipc/views";
import { sentenceFor, words } from "../words/words";
import { EntryField } from "./entry-field";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { readInviteText } from "./invite-text";
import { ServerField } from "./server-field";
import type { ServerCheck } from "./use-server-check";

type Draft = IpcRequest<"identity.create">;

/** Which key server, and what it asks of newcomers. A link with an invite fills in all of it. */
export function ServerStep(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly server: ServerCheck;
  /** Why the server did not take the invite, the last time. */
  readonly problem: ErrorCode | null;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const { draft, onChange, server } = props;
  const [tried, setTried] = useState(false);
  const [linkProblem, setLinkProblem] = useState<ErrorCode | null>(null);
  // The server that is filled in from the start is asked once; one that is typed, by its button or when going on.
  useEffect(() => {
    if (draft.server !== "" && server.known === null) void server.check(draft.server);
  }, []);

  /** True when it was a link, of whatever kind. */
  const takeLink = (typed: string): boolean => {
    const read = readInviteText(typed);
    setLinkProblem(read.is === "wrong" ? read.problem : null);
    if (read.is !== "link") return read.is === "wrong";
    const { link } = read;
    onChange({
      ...draft,
      server: link.server,
      address: link.address ?? draft.address,
      entry: { by: "invite", code: link.code },
    });
    void server.check(link.server);
    return true;
  };
  const changeServer = (address: string) => {
    if (takeLink(address)) return;
    server.forget();
    const entry = draft.entry.by === "sign-on" ? ({ by: "nothing" } as const) : draft.entry;
    onChange({ ...draft, server: address, entry });
  };
  const goOn = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.server.trim() === "") return;
    const known = server.known ?? (await server.check(draft.server));
    if (known !== null && isLetIn(known, draft)) props.onNext();
  };
  const inviteError = (known: ServerView): string | null => {
    if (linkProblem !== null) return sentenceFor(linkProblem);
    if (props.problem !== null) return sentenceFor(props.problem);
    return tried && !isLetIn(known, draft) ? words.firstRun.inviteMissing : null;
  };
  const missing = tried && draft.server.trim() === "" ? words.firstRun.serverMissing : null;
  const serverProblem = server.problem ?? (server.known === null ? linkProblem : null);

  return (
    <FirstRunFrame title={words.firstRun.whereServer} hint={words.firstRun.whereServerHint} step={1}>
      <form className={styles.form} onSubmit={(event) => void goOn(event)} noValidate>
        <Stack gap="md">
          <ServerField
            server={draft.server}
            known={server.known}
            checking={server.checking}
            error={serverProblem === null ? missing : sentenceFor(serverProblem)}
            onCheck={() => void server.check(draft.server)}
            onChange={changeServer}
          />
          {server.known !== null && (
            <EntryField
              server={server.known}
              draft={draft}
              onChange={(next) => {
                if (next.entry.by !== "invite" || !takeLink(next.entry.code)) onChange(next);
              }}
              inviteError={inviteError(server.known)}
            />
          )}
          <div className={styles.buttons}>
            <Button variant="default" size="md" onClick={props.onBack}>
              {words.identity.back}
            </Button>
            <Button type="submit" size="md" loading={server.checking && tried}>
              {words.firstRun.next}
            </Button>
          </div>
        </Stack>
      </form>
    </FirstRunFrame>
  );
}

/** Whether there is something that the server may let this person in for; whether it does is the server's to say. */
function isLetIn({ enrolment }: ServerView, { entry }: Draft): boolean {
  return (
    enrolment === "open" || entry.by === "sign-on" || (entry.by === "invite" && entry.code.trim() !== "")
  );
}

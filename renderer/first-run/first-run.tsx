import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import { problemOf } from "../api/keyferry-failure";
import { useIdentity } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { IdentityForm } from "./identity-form";
import { MakingKeys } from "./making-keys";
import { Restore } from "./restore";
import { ServerStep } from "./server-step";
import { useOpenedInvite } from "./use-opened-invite";
import { useServerCheck } from "./use-server-check";
import { Welcome } from "./welcome";

type Step =
  | { readonly at: "welcome" }
  | { readonly at: "server"; readonly problem: ErrorCode | null }
  | { readonly at: "who"; readonly problem: ErrorCode | null }
  | { readonly at: "making" }
  | { readonly at: "restore" };

/** What is wrong with the invite, and is mended where it was typed. */
const INVITE_PROBLEMS: ReadonlySet<ErrorCode> = new Set(["invite-needed", "invite-refused"]);

/** From nobody to somebody, in under a minute; or back to somebody, with the recovery kit. */
export function FirstRun(props: { readonly suggestedServer: string | null }) {
  const make = useIdentity((state) => state.make);
  const [step, setStep] = useState<Step>({ at: "welcome" });
  const server = useServerCheck();
  const [draft, setDraft] = useState<IpcRequest<"identity.create">>({
    name: "",
    address: "",
    server: props.suggestedServer ?? "",
    rsaBits: 2048,
    entry: { by: "nothing" },
  });

  useOpenedInvite((invite) => {
    setStep((now) => {
      if (now.at === "making") return now;
      return { at: "server", problem: invite.is === "wrong" ? invite.problem : null };
    });
    if (invite.is === "wrong") return;
    const { server: origin, code, address } = invite;
    setDraft((now) => ({
      ...now,
      server: origin,
      address: address ?? now.address,
      entry: { by: "invite", code },
    }));
    void server.check(origin);
  });

  const create = async () => {
    setStep({ at: "making" });
    try {
      await make({ ...draft, name: draft.name.trim(), address: draft.address.trim() });
    } catch (error) {
      const problem = problemOf(error);
      setStep({ at: INVITE_PROBLEMS.has(problem) ? "server" : "who", problem });
    }
  };
  switch (step.at) {
    case "welcome":
      return (
        <Welcome
          onBegin={() => setStep({ at: "server", problem: null })}
          onRestore={() => setStep({ at: "restore" })}
        />
      );
    case "server":
      return (
        <ServerStep
          draft={draft}
          onChange={(changed) => {
            setDraft(changed);
            setStep({ at: "server", problem: null });
          }}
          server={server}
          problem={step.problem}
          onBack={() => setStep({ at: "welcome" })}
          onNext={() => setStep({ at: "who", problem: null })}
        />
      );
    case "who":
      return (
        <FirstRunFrame title={words.firstRun.whoAreYou} hint={words.firstRun.whoHint} step={2}>
          <div className={styles.form}>
            <IdentityForm
              draft={draft}
              onChange={setDraft}
              problem={step.problem}
              onBack={() => setStep({ at: "server", problem: null })}
              onCreate={() => void create()}
            />
          </div>
        </FirstRunFrame>
      );
    case "making":
      return <MakingKeys title={words.firstRun.making} hint={words.firstRun.makingHint} step={3} />;
    case "restore":
      return (
        <Restore address={draft.address} server={draft.server} onBack={() => setStep({ at: "welcome" })} />
      );
  }
}

import { Button } from "@mantine/core";
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
import { Recover } from "./recover";
import { useServerCheck } from "./use-server-check";

type Step =
  | { readonly at: "form"; readonly problem: ErrorCode | null }
  | { readonly at: "making" }
  | { readonly at: "recover" };

/** From nobody to somebody, in under a minute; or back to somebody, with the words from the paper. */
export function FirstRun(props: { readonly suggestedServer: string | null }) {
  const make = useIdentity((state) => state.make);
  const [step, setStep] = useState<Step>({ at: "form", problem: null });
  const server = useServerCheck();
  const [draft, setDraft] = useState<IpcRequest<"identity.create">>({
    name: "",
    address: "",
    server: props.suggestedServer ?? "",
    rsaBits: 2048,
    entry: { by: "nothing" },
  });

  if (step.at === "making") return <MakingKeys />;
  if (step.at === "recover") {
    return (
      <Recover
        address={draft.address}
        server={draft.server}
        onBack={() => setStep({ at: "form", problem: null })}
      />
    );
  }

  const create = async () => {
    setStep({ at: "making" });
    try {
      await make({ ...draft, name: draft.name.trim(), address: draft.address.trim() });
    } catch (error) {
      setStep({ at: "form", problem: problemOf(error) });
    }
  };
  return (
    <FirstRunFrame title={words.firstRun.welcome} hint={words.firstRun.whoAreYouHint}>
      <div className={styles.form}>
        <IdentityForm
          draft={draft}
          onChange={setDraft}
          server={server}
          problem={step.problem}
          onCreate={() => void create()}
        />
        <Button variant="subtle" size="sm" onClick={() => setStep({ at: "recover" })}>
          {words.identity.haveWords}
        </Button>
      </div>
    </FirstRunFrame>
  );
}

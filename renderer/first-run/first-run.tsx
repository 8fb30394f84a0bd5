import { Progress } from "@mantine/core";
import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { problemOf } from "../api/keyferry-failure";
import { useIdentity } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { IdentityForm } from "./identity-form";
import { IdentityReady } from "./identity-ready";

type Step = { readonly at: "form"; readonly problem: ErrorCode | null } | { readonly at: "making" };

/** From nobody to somebody, in under a minute. */
export function FirstRun(
  props: { readonly suggestedServer: string | null } | { readonly made: IdentityView & { state: "ready" } },
) {
  const make = useIdentity((state) => state.make);
  const acknowledge = useIdentity((state) => state.acknowledge);
  const suggestedServer = "made" in props ? null : props.suggestedServer;
  const [step, setStep] = useState<Step>({ at: "form", problem: null });
  const [draft, setDraft] = useState<IpcRequest<"identity.create">>({
    name: "",
    address: "",
    server: suggestedServer ?? "",
    rsaBits: 2048,
  });

  if ("made" in props) return <IdentityReady identity={props.made} onStart={acknowledge} />;

  if (step.at === "making") {
    return (
      <FirstRunFrame title={words.firstRun.making} hint={words.firstRun.makingHint}>
        <Progress.Root mt="xl" size="md">
          <Progress.Section value={100} animated aria-label={words.firstRun.making} />
        </Progress.Root>
      </FirstRunFrame>
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
          problem={step.problem}
          onCreate={() => void create()}
        />
      </div>
    </FirstRunFrame>
  );
}

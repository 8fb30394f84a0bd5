import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcRequest } from "../../shared/protocol/ipc/contract";
import { problemOf } from "../api/keyferry-failure";
import { useIdentity } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { MakingKeys } from "./making-keys";
import { RecoverForm } from "./recover-form";

type Step = { readonly at: "form"; readonly problem: ErrorCode | null } | { readonly at: "making" };

/** New keys for an identity whose keys are lost, by the words that its owner wrote down. */
export function Recover(props: {
  readonly address: string;
  readonly server: string;
  readonly words: string;
  readonly onBack: () => void;
}) {
  const recover = useIdentity((state) => state.recover);
  const [step, setStep] = useState<Step>({ at: "form", problem: null });
  const [draft, setDraft] = useState<IpcRequest<"identity.recover">>({
    address: props.address,
    server: props.server,
    words: props.words,
    rsaBits: 2048,
  });
  if (step.at === "making") {
    return <MakingKeys title={words.firstRun.making} hint={words.firstRun.makingHint} />;
  }

  const run = async () => {
    setStep({ at: "making" });
    try {
      await recover(draft);
    } catch (error) {
      setStep({ at: "form", problem: problemOf(error) });
    }
  };
  return (
    <FirstRunFrame title={words.identity.recoverTitle} hint={words.identity.recoverHint}>
      <div className={styles.form}>
        <RecoverForm
          draft={draft}
          onChange={setDraft}
          problem={step.problem}
          onRecover={() => void run()}
          onBack={props.onBack}
        />
      </div>
    </FirstRunFrame>
  );
}

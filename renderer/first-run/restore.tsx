import { useState } from "react";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { problemOf } from "../api/keyferry-failure";
import { useIdentity } from "../stores";
import { words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";
import { MakingKeys } from "./making-keys";
import { Recover } from "./recover";
import { type KitDraft, RestoreForm } from "./restore-form";

type Step =
  | { readonly at: "form"; readonly problem: ErrorCode | null }
  | { readonly at: "restoring" }
  | { readonly at: "words-only" };

/** The same keys as before, from the recovery kit; or new ones, by its words alone. */
export function Restore(props: {
  readonly address: string;
  readonly server: string;
  readonly onBack: () => void;
}) {
  const restore = useIdentity((state) => state.restore);
  const [step, setStep] = useState<Step>({ at: "form", problem: null });
  const [draft, setDraft] = useState<KitDraft>({ file: null, typed: "" });
  const { recoveryKit } = words;
  if (step.at === "restoring") {
    return <MakingKeys title={recoveryKit.restoring} hint={recoveryKit.restoringHint} />;
  }
  if (step.at === "words-only") {
    return (
      <Recover
        address={props.address}
        server={props.server}
        words={draft.typed}
        onBack={() => setStep({ at: "form", problem: null })}
      />
    );
  }
  const run = async (placeId: string) => {
    setStep({ at: "restoring" });
    try {
      await restore({ placeId, words: draft.typed });
    } catch (error) {
      setStep({ at: "form", problem: problemOf(error) });
    }
  };
  return (
    <FirstRunFrame title={recoveryKit.restoreTitle} hint={recoveryKit.restoreHint}>
      <div className={styles.form}>
        <RestoreForm
          draft={draft}
          onChange={setDraft}
          problem={step.problem}
          onRestore={(placeId) => void run(placeId)}
          onBack={props.onBack}
          onWordsOnly={() => setStep({ at: "words-only" })}
        />
      </div>
    </FirstRunFrame>
  );
}

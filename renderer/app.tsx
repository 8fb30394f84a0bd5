import { useEffect } from "react";
import { LoadingPlace } from "./elements/loaded";
import { ProblemAlert } from "./elements/problem-alert";
import { FirstRun } from "./first-run/first-run";
import { FirstRunFrame } from "./first-run/first-run-frame";
import { FirstSteps } from "./first-run/first-steps";
import { IdentityReady } from "./first-run/identity-ready";
import { IdentityUnavailable } from "./first-run/identity-unavailable";
import { AppFrame } from "./frame/app-frame";
import { useIdentity } from "./stores";
import { words } from "./words/words";

/** What is shown depends on who is there: nobody yet, someone, or someone whose keys cannot be used. */
export function App() {
  const { identity, news, load, acknowledge } = useIdentity();
  useEffect(() => void load(), [load]);

  if (identity.state === "loading") return <LoadingPlace />;
  if (identity.state === "failed") {
    return (
      <FirstRunFrame title={words.firstRun.unavailable}>
        <ProblemAlert problem={identity.problem} onRetry={() => void load()} />
      </FirstRunFrame>
    );
  }
  switch (identity.value.state) {
    case "none":
      return <FirstRun suggestedServer={identity.value.suggestedServer} />;
    case "unavailable":
      return <IdentityUnavailable identity={identity.value} />;
    case "ready":
      if (news === null) return <AppFrame me={identity.value} />;
      return news === "made" ? (
        <FirstSteps identity={identity.value} onStart={acknowledge} />
      ) : (
        <IdentityReady identity={identity.value} news={news} onStart={acknowledge} />
      );
  }
}

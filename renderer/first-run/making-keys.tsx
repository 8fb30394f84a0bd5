import { Progress } from "@mantine/core";
import { words } from "../words/words";
import { FirstRunFrame } from "./first-run-frame";

/** While keys are made and enrolled. */
export function MakingKeys() {
  return (
    <FirstRunFrame title={words.firstRun.making} hint={words.firstRun.makingHint}>
      <Progress.Root mt="xl" size="md">
        <Progress.Section value={100} animated aria-label={words.firstRun.making} />
      </Progress.Root>
    </FirstRunFrame>
  );
}

import { Progress } from "@mantine/core";
import { FirstRunFrame } from "./first-run-frame";

/** While keys are made and enrolled, or brought back. */
export function MakingKeys(props: { readonly title: string; readonly hint: string; readonly step?: number }) {
  return (
    <FirstRunFrame {...props}>
      <Progress.Root mt="xl" size="md">
        <Progress.Section value={100} animated aria-label={props.title} />
      </Progress.Root>
    </FirstRunFrame>
  );
}

import { Button } from "@mantine/core";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import { sentenceFor, words } from "../words/words";
import { Note } from "./note";

/** The sentence for what went wrong, right where it happened. */
export function ProblemAlert(props: { readonly problem: ErrorCode; readonly onRetry?: () => void }) {
  return (
    <Note tone="bad">
      {sentenceFor(props.problem)}
      {props.onRetry !== undefined && (
        <div>
          <Button mt="sm" size="xs" variant="default" onClick={props.onRetry}>
            {words.actions.tryAgain}
          </Button>
        </div>
      )}
    </Note>
  );
}

import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ErrorCode, sentenceFor } from "../../shared/protocol/error-codes";
import { words } from "../words/words";

/** The sentence for what went wrong, right where it happened. */
export function ProblemAlert(props: {
  readonly problem: ErrorCode;
  readonly title?: string;
  readonly onRetry?: () => void;
}) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      {...(props.title === undefined ? {} : { title: props.title })}
    >
      {sentenceFor(props.problem)}
      {props.onRetry !== undefined && (
        <div>
          <Button mt="sm" size="xs" variant="default" onClick={props.onRetry}>
            {words.actions.tryAgain}
          </Button>
        </div>
      )}
    </Alert>
  );
}

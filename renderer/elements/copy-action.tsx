import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { words } from "../words/words";

/** Puts a text on the clipboard and says so. */
export function CopyAction(props: { readonly text: string; readonly label: string }) {
  return (
    <CopyButton value={props.text} timeout={1_500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.actions.copied : props.label}>
          <ActionIcon
            variant="subtle"
            color={copied ? "teal" : "gray"}
            size="sm"
            onClick={copy}
            aria-label={props.label}
          >
            {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

import { Text } from "@mantine/core";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { FoundContainer } from "../../shared/protocol/ipc/views";
import { DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import table from "../elements/list-table.module.css";
import { ProblemAlert } from "../elements/problem-alert";
import { formatByteSize } from "../formatting/byte-size";
import { words } from "../words/words";
import { ContainerActions } from "./container-actions";
import { ContainerIcon } from "./container-icon";
import { containerName, keyPart, ownerSentence } from "./container-words";
import styles from "./find.module.css";

/** Files that the system handed over, by a double click for example: what each is, whose, and opening it. */
export function HandedOverDialog(props: { readonly containers: readonly FoundContainer[] }) {
  const { close } = useDialogHandle();
  return (
    <DialogFrame title={words.find.handedOver} size="lg">
      <ul className={styles.handed} aria-label={words.find.handedOver}>
        {props.containers.map((found) => (
          <HandedOver key={found.placeId} found={found} onGone={close} />
        ))}
      </ul>
    </DialogFrame>
  );
}

function HandedOver(props: { readonly found: FoundContainer; readonly onGone: () => void }) {
  const { found } = props;
  const name = containerName(found);
  const about = [
    found.kind === null ? null : words.kinds[found.kind],
    found.size === null || found.kind !== "file" ? null : formatByteSize(found.size),
    found.owner === null ? null : ownerSentence(found.owner),
  ].filter((part) => part !== null);

  return (
    <li className={styles.handedOne} aria-label={name}>
      <div className={styles.handedHead}>
        <span className={table.namedIcon}>
          <ContainerIcon found={found} />
        </span>
        <div className={styles.handedText} data-selectable>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {about.join(" · ")}
          </Text>
          {found.dataId !== null && <span className={styles.dataId}>{found.dataId}</span>}
        </div>
      </div>
      <HandedOverState found={found} />
      <ContainerActions found={found} name={name} onGone={props.onGone} />
    </li>
  );
}

function HandedOverState(props: { readonly found: FoundContainer }) {
  const { found } = props;
  const problem: ErrorCode | null = found.problem ?? (found.key === "none" ? "no-access" : null);
  if (problem !== null) return <ProblemAlert problem={problem} />;
  return (
    <Text size="sm">
      {found.key === "part" ? words.find.handedOverPart(keyPart(found)) : words.find.handedOverWhole}
    </Text>
  );
}

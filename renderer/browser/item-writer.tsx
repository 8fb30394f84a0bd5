import { Button } from "@mantine/core";
import type { ItemDetails } from "../../shared/protocol/ipc/details-views";
import { TrustBadge } from "../elements/trust-badge";
import { useDialogs } from "../stores";
import { words } from "../words/words";
import styles from "./details-panel.module.css";

/** Who wrote this version, and how sure that is: the signature always is, whose key it is only a comparison tells. */
export function ItemWriter(props: { readonly writer: ItemDetails["writer"] }) {
  const { person, standing } = props.writer;
  const open = useDialogs((state) => state.open);
  return (
    <div className={styles.writer}>
      {person !== null && (
        <span className={styles.writerName}>
          {person.name} <TrustBadge person={person} />
        </span>
      )}
      <span className={styles.second}>{words.browser.standing[standing]}</span>
      <span className={styles.second}>{sentenceOf(props.writer)}</span>
      {person?.trust === "not-verified" && !person.isMe && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={words.people.compareWith(person.name)}
          onClick={() => open({ kind: "compare", person })}
        >
          {words.browser.compareShort}
        </Button>
      )}
    </div>
  );
}

function sentenceOf({ person, standing }: ItemDetails["writer"]): string {
  const { writtenBy } = words.browser;
  if (person === null) return standing === "owner" ? writtenBy.unknownOwner : writtenBy.unknown;
  return person.isMe ? writtenBy.me : writtenBy[person.trust](person.name);
}

import { Button, TextInput } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { Note } from "../elements/note";
import { useAction } from "../elements/use-action";
import { usePeople } from "../stores";
import { sentenceFor, words } from "../words/words";
import { RecipientCard } from "./recipient-card";
import styles from "./share-dialog.module.css";
import { blockedByChange, type ReasonToLeaveOut, reasonToLeaveOut } from "./sharing-rules";

/** With whom to share: people found by their exact address, one by one. */
export function RecipientChoice(props: {
  readonly people: readonly PersonView[];
  readonly onPeople: (people: readonly PersonView[]) => void;
}) {
  const { people, onPeople } = props;
  const lookUp = usePeople((state) => state.lookUp);
  const [address, setAddress] = useState("");
  const [leftOut, setLeftOut] = useState<ReasonToLeaveOut | null>(null);

  const finding = useAction(async () => {
    setLeftOut(null);
    const found = await lookUp(address);
    const reason = reasonToLeaveOut(found, people);
    if (reason !== null) {
      setLeftOut(reason);
      return;
    }
    onPeople([...people, found]);
    setAddress("");
  });
  const find = () => {
    if (address.trim().length >= 3) finding.run();
  };
  const findByEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    find();
  };
  const note = leftOut === null ? null : words.share.reasons[leftOut];
  const error = finding.problem === null ? note : sentenceFor(finding.problem);

  return (
    <div>
      <div className={styles.search}>
        <TextInput
          className={styles.searchField ?? ""}
          label={words.share.address}
          placeholder={words.share.addressHint}
          value={address}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          error={error !== null}
          onKeyDown={findByEnter}
          onChange={(event) => {
            finding.clearProblem();
            setLeftOut(null);
            setAddress(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          leftSection={<IconUserSearch size={17} aria-hidden />}
          loading={finding.working}
          disabled={address.trim().length < 3}
          onClick={find}
        >
          {words.share.find}
        </Button>
      </div>
      {error !== null && (
        <div className={styles.below}>
          <Note tone={finding.problem === null ? "caution" : "bad"}>{error}</Note>
        </div>
      )}
      <ul className={styles.people} aria-label={words.share.withWhom}>
        {people.map((person) => (
          <RecipientCard
            key={person.userId}
            person={person}
            onChange={(changed) =>
              onPeople(people.map((one) => (one.userId === changed.userId ? changed : one)))
            }
            onLeaveOut={() => onPeople(people.filter((one) => one.userId !== person.userId))}
          />
        ))}
      </ul>
      {blockedByChange(people) && (
        <div className={styles.below}>
          <Note tone="bad">{words.share.blockedByChange}</Note>
        </div>
      )}
    </div>
  );
}

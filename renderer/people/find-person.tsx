import { Button, TextInput } from "@mantine/core";
import { IconUserSearch } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { Note } from "../elements/note";
import { useAction } from "../elements/use-action";
import { useDialogs, usePeople } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./people.module.css";

/** Finding someone by exact address, to compare fingerprints before anything is shared. */
export function FindPerson() {
  const lookUp = usePeople((state) => state.lookUp);
  const open = useDialogs((state) => state.open);
  const [address, setAddress] = useState("");
  const [isMe, setIsMe] = useState(false);
  const finding = useAction(async () => {
    const person = await lookUp(address);
    setIsMe(person.isMe);
    if (person.isMe) return;
    setAddress("");
    open({ kind: "compare", person });
  });
  const find = (event: FormEvent) => {
    event.preventDefault();
    setIsMe(false);
    if (address.trim().length >= 3) finding.run();
  };

  return (
    <>
      <form className={styles.find} onSubmit={find}>
        <TextInput
          className={styles.findField ?? ""}
          label={words.share.address}
          placeholder={words.share.addressHint}
          value={address}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
          error={finding.problem !== null}
          onChange={(event) => {
            finding.clearProblem();
            setIsMe(false);
            setAddress(event.currentTarget.value);
          }}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconUserSearch size={17} aria-hidden />}
          loading={finding.working}
          disabled={address.trim().length < 3}
        >
          {words.share.find}
        </Button>
      </form>
      {finding.problem !== null && (
        <div className={styles.note}>
          <Note tone="bad">{sentenceFor(finding.problem)}</Note>
        </div>
      )}
      {isMe && (
        <div className={styles.note}>
          <Note tone="caution">{words.people.thatIsYou}</Note>
        </div>
      )}
    </>
  );
}

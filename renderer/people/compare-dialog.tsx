import { Button, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { Note } from "../elements/note";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { TrustBadge } from "../elements/trust-badge";
import { useAction } from "../elements/use-action";
import { compareDigits } from "../formatting/fingerprint-digits";
import { usePeople } from "../stores";
import { words } from "../words/words";
import styles from "./people.module.css";
import type { CodeComparison } from "./person-code";
import { ScanCode } from "./scan-code";
import { ShowMyCode } from "./show-my-code";

/** Comparing someone's fingerprint: by reading the words out, or by pasting the digits they sent. */
export function CompareDialog(props: { readonly person: PersonView }) {
  const { person } = props;
  const { close } = useDialogHandle();
  const { markVerified, acceptRenewed } = usePeople();
  const [pasted, setPasted] = useState("");
  const [scanned, setScanned] = useState<CodeComparison | null>(null);
  const comparison = compareDigits(pasted, person.digits);
  const marking = useAction(async () => {
    await markVerified(person);
    notify({ title: words.people.nowVerified(person.name), text: null, tone: "good" });
    close();
  });
  const accepting = useAction(async () => {
    await acceptRenewed(person);
    notify({ title: words.people.nowAccepted(person.name), text: null, tone: "good" });
    close();
  });
  const problem = marking.problem ?? accepting.problem;

  return (
    <DialogFrame title={words.people.compareWith(person.name)} size="lg">
      <div className={styles.comparison}>
        <Group justify="space-between">
          <Text c="dimmed" data-selectable>
            {person.address}
          </Text>
          <TrustBadge person={person} />
        </Group>
        {person.change !== null && (
          <Note tone={person.change === "renewed" ? "caution" : "bad"}>
            {words.people.changedHint[person.change](person.name)}
          </Note>
        )}
        <Text>{words.people.compareHint(person.name)}</Text>
        <FingerprintWords of={person.words} label={words.people.words} />
        <FingerprintDigits of={person.digits} copyable />
        <TextInput
          label={words.people.paste}
          value={pasted}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setPasted(event.currentTarget.value)}
          error={comparison === "different" && words.people.pasteDifferent}
          {...(comparison === "same" ? { description: words.people.pasteSame } : {})}
          {...(comparison === "incomplete" ? { description: words.people.pasteIncomplete } : {})}
          inputWrapperOrder={["label", "input", "description", "error"]}
        />
        <ScanCode person={person} result={scanned} onResult={setScanned} />
        <ShowMyCode />
        {problem !== null && <ProblemAlert problem={problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {words.actions.cancel}
          </Button>
          {person.change === "renewed" && (
            <Button variant="default" loading={accepting.working} onClick={() => accepting.run()}>
              {words.people.acceptRenewed(person.name)}
            </Button>
          )}
          <Button
            loading={marking.working}
            disabled={comparison === "different" || scanned === "different" || person.trust === "verified"}
            onClick={() => marking.run()}
          >
            {words.people.markVerified(person.name)}
          </Button>
        </Group>
      </div>
    </DialogFrame>
  );
}

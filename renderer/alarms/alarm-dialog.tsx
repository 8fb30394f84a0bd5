import { Button, Group, List, Text } from "@mantine/core";
import type { AlarmView } from "../../shared/protocol/ipc/views";
import { DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { FingerprintWords } from "../elements/fingerprint";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { formatFullMoment } from "../formatting/moment";
import { useAlarms } from "../stores";
import { words } from "../words/words";
import styles from "./alarms.module.css";

/** What happened, what was saved, and what to do; closing it leaves the alarm where it was. */
export function AlarmDialog(props: { readonly alarm: AlarmView }) {
  const { alarm } = props;
  const { close } = useDialogHandle();
  const acknowledge = useAlarms((state) => state.acknowledge);
  const noting = useAction(async () => {
    await acknowledge(alarm.id);
    close();
  });
  return (
    <DialogFrame title={words.alarms.title[alarm.kind]} size="lg">
      <div className={styles.alarm}>
        <Note tone="bad" title={words.alarms.happened}>
          {words.alarms.happenedText[alarm.kind]}
          <div className={styles.when}>{formatFullMoment(alarm.raisedAt)}</div>
        </Note>
        <Saved alarm={alarm} />
        <div>
          <Text fw={600} mb="xs">
            {words.alarms.toDo}
          </Text>
          <List spacing="xs" size="sm" type="ordered">
            {words.alarms.toDoText[alarm.kind].map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </div>
        {noting.problem !== null && <ProblemAlert problem={noting.problem} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {words.alarms.later}
          </Button>
          <Button loading={noting.working} onClick={() => noting.run()}>
            {words.alarms.dealtWith}
          </Button>
        </Group>
      </div>
    </DialogFrame>
  );
}

function Saved(props: { readonly alarm: AlarmView }) {
  const { evidenceFile, words: foreignWords } = props.alarm;
  return (
    <div>
      <Text fw={600} mb="xs">
        {words.alarms.saved}
      </Text>
      <Text size="sm">{words.alarms.savedNothing}</Text>
      {evidenceFile !== null && (
        <Text size="sm" mt="xs">
          {words.alarms.savedFile}
          <code className={styles.file} data-selectable>
            {evidenceFile}
          </code>
        </Text>
      )}
      {foreignWords !== null && (
        <div className={styles.foreign}>
          <Text size="sm" mb="xs">
            {words.alarms.savedKeys}
          </Text>
          <FingerprintWords of={foreignWords} label={words.alarms.savedKeys} />
        </div>
      )}
    </div>
  );
}

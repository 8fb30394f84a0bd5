import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import type { IpcResponse } from "../../shared/protocol/ipc/contract";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm, DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useFolder } from "../stores";
import { words } from "../words/words";
import { InWords } from "./in-words";
import type { LineRange } from "./line-choice";
import { canBeParted, firstTenth, type Part } from "./part-of-file";
import { PartPicker } from "./part-picker";
import { RecipientChoice } from "./recipient-choice";
import styles from "./share-dialog.module.css";
import { ShareResults } from "./share-results";
import type { ShareSubject } from "./share-subject";
import { NO_TERMS, ShareTerms } from "./share-terms";
import { blockedByChange } from "./sharing-rules";

type Outcomes = IpcResponse<"sharing.share">;

/** Sharing, for a vault, a folder, a file, several of them, or a part of one file. */
export function ShareDialog(props: { readonly subject: ShareSubject }) {
  const { vaultId, things } = props.subject;
  const [first] = things;
  const { close } = useDialogHandle();
  const reload = useFolder((state) => state.reload);
  const [part, setPart] = useState<Part | null>(null);
  const [lines, setLines] = useState<LineRange | null>(null);
  const [isPartSettled, setIsPartSettled] = useState(true);
  const [people, setPeople] = useState<readonly PersonView[]>([]);
  const [access, setAccess] = useState<"read" | "read-write">("read");
  const [terms, setTerms] = useState(NO_TERMS);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);

  const onlyFile = things.length === 1 && first.kind === "file";
  const writableThings = things.every((thing) => thing.kind !== "file");
  const sharing = useAction(async () => {
    const result = await answered(
      keyferry.sharing.share({
        vaultId,
        itemIds: things.map((thing) => thing.itemId),
        recipients: people.map(({ userId, digits }) => ({ userId, digits })),
        range: part && { ...part, version: first.version },
        access: writableThings ? access : "read",
        ...terms,
      }),
    );
    setOutcomes(result);
    await reload();
  });
  const title = things.length === 1 ? words.share.title(first.name) : words.share.manyTitle(things.length);

  if (outcomes !== null) {
    return (
      <DialogFrame title={title} size="lg">
        <ShareResults
          outcomes={outcomes}
          people={people}
          link={things.length === 1 ? { vaultId, itemId: first.itemId } : null}
          onDone={close}
        />
      </DialogFrame>
    );
  }
  const blocked = blockedByChange(people);
  return (
    <DialogFrame title={title} size="lg">
      <DialogForm
        action={words.share.share}
        onAction={() => sharing.run()}
        working={sharing.working}
        disabled={people.length === 0 || blocked || !isPartSettled}
      >
        {onlyFile && (
          <Radio.Group
            label={words.share.what}
            value={part === null ? "whole" : "part"}
            onChange={(value) => {
              setPart(value === "part" ? firstTenth(first) : null);
              setLines(null);
            }}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="whole" label={words.share.whole} />
              <Radio
                value="part"
                label={words.share.part}
                disabled={!canBeParted(first)}
                description={canBeParted(first) ? words.share.partHint : words.share.tooSmallForPart}
              />
            </Stack>
          </Radio.Group>
        )}
        {part !== null && (
          <PartPicker
            vaultId={vaultId}
            file={first}
            part={part}
            onSettled={setIsPartSettled}
            onPart={(picked, pickedLines) => {
              setPart(picked);
              setLines(pickedLines);
            }}
          />
        )}
        <RecipientChoice people={people} onPeople={setPeople} />
        {writableThings && (
          <Radio.Group
            label={words.share.access}
            value={access}
            onChange={(value) => setAccess(value === "read-write" ? "read-write" : "read")}
          >
            <div className={styles.choices}>
              <Radio value="read" label={words.share.read} description={words.share.readHint} />
              <Radio
                value="read-write"
                label={words.share.readWrite}
                description={words.share.readWriteHint}
              />
            </div>
          </Radio.Group>
        )}
        <ShareTerms terms={terms} onTerms={setTerms} />
        <InWords things={things} part={part} lines={lines} terms={terms} />
        {sharing.problem !== null && <ProblemAlert problem={sharing.problem} />}
      </DialogForm>
    </DialogFrame>
  );
}

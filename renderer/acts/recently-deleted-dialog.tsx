import { Button, Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import type { DeletedView } from "../../shared/protocol/ipc/deleted-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { DialogFrame } from "../dialogs/dialog-frame";
import { Loaded } from "../elements/loaded";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { formatByteSize } from "../formatting/byte-size";
import { formatMoment } from "../formatting/moment";
import { jobEnd } from "../jobs/job-end";
import { keyferry, useFolder, useJobs } from "../stores";
import { words } from "../words/words";
import styles from "./recently-deleted.module.css";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was deleted from a vault and can be put back. */
export function RecentlyDeletedDialog(props: { readonly vaultId: string }) {
  const { vaultId } = props;
  const [deleted, setDeleted] = useState<Loadable<readonly DeletedView[]>>(LOADING);
  const load = useCallback(
    () => settled(answered(keyferry.deleted.list({ vaultId }))).then(setDeleted),
    [vaultId],
  );
  useEffect(() => void load(), [load]);

  return (
    <DialogFrame title={words.acts.recentlyDeleted} size="lg">
      <Text size="sm" c="dimmed" mb="md">
        {words.acts.recentlyDeletedText}
      </Text>
      <Loaded of={deleted} onRetry={() => void load()}>
        {(entries) =>
          entries.length === 0 ? (
            <Text className={styles.none ?? ""}>{words.acts.noneDeleted}</Text>
          ) : (
            <ul className={styles.list} aria-label={words.acts.recentlyDeleted}>
              {entries.map((entry) => (
                <DeletedEntry key={entry.deletionId} vaultId={vaultId} entry={entry} onDone={load} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </DialogFrame>
  );
}

function DeletedEntry(props: {
  readonly vaultId: string;
  readonly entry: DeletedView;
  readonly onDone: () => Promise<void>;
}) {
  const { vaultId, entry, onDone } = props;
  const { deletionId } = entry;
  const [asks, setAsks] = useState(false);
  const name = nameOf(entry);
  const putting = useAction(async () => {
    const { jobId, isToTop } = await answered(keyferry.deleted.putBack({ vaultId, deletionId }));
    const { state } = await jobEnd(useJobs, jobId);
    if (state === "done") {
      const text = isToTop ? words.acts.putAtTop : null;
      notify({ title: words.acts.undone.delete(name), text, tone: "good" });
      await useFolder.getState().reload();
    }
    await onDone();
  });
  const removing = useAction(async () => {
    await answered(keyferry.deleted.remove({ vaultId, deletionId }));
    await onDone();
  });
  const daysLeft = Math.max(0, Math.ceil((entry.keptUntil - Date.now()) / DAY_MS));

  return (
    <li className={styles.entry} aria-label={name}>
      <div className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.line}>
          {words.acts.deletedLine(formatMoment(entry.deletedAt), formatByteSize(entry.bytes))}
          {" · "}
          {words.acts.daysLeft(daysLeft)}
        </span>
        <span className={styles.line}>
          {entry.isFolderGone ? words.acts.folderGone : words.acts.returnsTo(entry.returnsTo.join(" / "))}
        </span>
        {putting.problem !== null && <ProblemAlert problem={putting.problem} />}
        {removing.problem !== null && <ProblemAlert problem={removing.problem} />}
        {asks && (
          <span className={styles.asks} role="alert">
            {words.acts.reallyForGood}
          </span>
        )}
      </div>
      <div className={styles.actions}>
        {asks ? (
          <>
            <Button size="xs" variant="default" autoFocus onClick={() => setAsks(false)}>
              {words.actions.cancel}
            </Button>
            <Button
              size="xs"
              color="red.8"
              loading={removing.working}
              aria-label={words.acts.deleteForGoodNamed(name)}
              onClick={() => removing.run()}
            >
              {words.acts.deleteForGood}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="xs"
              variant="default"
              loading={putting.working}
              aria-label={words.acts.putBackNamed(name)}
              onClick={() => putting.run()}
            >
              {words.acts.putBack}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={words.acts.deleteForGoodNamed(name)}
              onClick={() => setAsks(true)}
            >
              {words.acts.deleteForGood}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

function nameOf({ names, itemCount, deletionId }: DeletedView): string {
  const [first = ""] = names;
  const shown = first === "" ? words.unnamed(deletionId.slice(0, 8)) : first;
  return words.acts.named(shown, itemCount - 1);
}

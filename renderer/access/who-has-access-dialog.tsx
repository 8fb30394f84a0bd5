import { Button, Group, Text } from "@mantine/core";
import { IconRefreshDot, IconShare, IconUserCheck } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { AccessView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { DialogFrame } from "../dialogs/dialog-frame";
import { EmptyPlace } from "../elements/empty-place";
import { Loaded } from "../elements/loaded";
import { Note } from "../elements/note";
import { hasEnded } from "../jobs/job-store";
import { CopyLink } from "../links/copy-link";
import type { SharedThing } from "../sharing/share-subject";
import { keyferry, useConnection, useDialogs, useJobs } from "../stores";
import { words } from "../words/words";
import { AccessTable } from "./access-table";

/** Everyone who can open one item, and through what. */
export function WhoHasAccessDialog(props: { readonly vaultId: string; readonly thing: SharedThing }) {
  const { vaultId, thing } = props;
  const [access, setAccess] = useState<Loadable<readonly AccessView[]>>(LOADING);
  const [removal, setRemoval] = useState<{ readonly jobId: string; readonly row: AccessView } | null>(null);
  const open = useDialogs((state) => state.open);
  const shownDialogs = useDialogs((state) => state.shown.length);
  const removing = useJobs(
    (state) => removal !== null && !state.jobs.some((job) => job.jobId === removal.jobId && hasEnded(job)),
  );
  const removed = useJobs((state) =>
    state.jobs.some(({ jobId, state: how }) => jobId === removal?.jobId && how === "done"),
  );

  const load = useCallback(
    async () =>
      setAccess(await settled(answered(keyferry.sharing.whoHasAccess({ vaultId, itemId: thing.itemId })))),
    [vaultId, thing.itemId],
  );
  // Again when a removal has ended, and when a dialog above this one, such as sharing, was closed.
  useEffect(() => {
    void removing;
    void shownDialogs;
    void load();
  }, [load, removing, shownDialogs]);

  const waiting = useConnection((state) => state.waiting);
  const isEnding = ({ person, through }: AccessView): boolean =>
    waiting.some(
      (change) =>
        change.kind === "remove-access" &&
        change.person?.userId === person.userId &&
        change.itemIds.includes(through.itemId),
    );

  /** A part that ended left no key that opens anything else. */
  const offered = removed && removal !== null && removal.row.range === null ? removal.row : null;

  const share = () => open({ kind: "share", subject: { vaultId, things: [thing] } });
  const remove = (row: AccessView) =>
    open({
      kind: "remove-access",
      vaultId,
      access: row,
      onStarted: (jobId) => setRemoval({ jobId, row }),
    });
  const encryptAnew = (what: Pick<SharedThing, "itemId" | "name">) =>
    open({ kind: "encrypt-anew", vaultId, thing: what });

  return (
    <DialogFrame title={words.access.title(thing.name)} size="xl">
      <Loaded of={access} onRetry={() => void load()}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyPlace
              icon={<IconUserCheck size={34} stroke={1.5} />}
              title={words.access.onlyYouTitle}
              text={words.access.onlyYouText}
            />
          ) : (
            <AccessTable rows={rows} removing={removing} isEnding={isEnding} onRemove={remove} />
          )
        }
      </Loaded>
      <output>
        {removing && (
          <Text size="sm" c="dimmed" mt="md">
            {words.access.removing}
          </Text>
        )}
      </output>
      {offered !== null && (
        <Note tone="info" title={words.access.anew}>
          {words.access.anewOffer(offered.person.name)}
          <div>
            <Button size="compact-sm" variant="default" mt="xs" onClick={() => encryptAnew(offered.through)}>
              {words.access.anew}
            </Button>
          </div>
        </Note>
      )}
      <Group justify="space-between" mt="lg">
        {offered === null && (
          <Button
            variant="subtle"
            leftSection={<IconRefreshDot size={16} aria-hidden />}
            onClick={() => encryptAnew(thing)}
          >
            {words.access.anew}
          </Button>
        )}
        <Group gap="sm" ml="auto">
          <CopyLink vaultId={vaultId} itemId={thing.itemId} />
          <Button variant="default" leftSection={<IconShare size={16} aria-hidden />} onClick={share}>
            {words.actions.share}
          </Button>
        </Group>
      </Group>
    </DialogFrame>
  );
}

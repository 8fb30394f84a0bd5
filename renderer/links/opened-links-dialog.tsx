import { Button, Group, Stack, Text } from "@mantine/core";
import type { OpenedLink } from "../../shared/protocol/ipc/link-views";
import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { CopyAction } from "../elements/copy-action";
import { Facts } from "../elements/facts";
import { Note } from "../elements/note";
import { ProblemAlert } from "../elements/problem-alert";
import { TrustBadge } from "../elements/trust-badge";
import { grantName } from "../received/grant-name";
import { GrantTerms } from "../received/grant-terms";
import { useReceivedActions } from "../received/use-received-actions";
import { useNavigation } from "../stores";
import { words } from "../words/words";
import styles from "./opened-links.module.css";

type DataLinkView = Extract<OpenedLink, { is: "data" }>;

/** Links that the system handed over: what each names, whose that is, and the way to it if I hold a key. */
export function OpenedLinksDialog(props: { readonly links: readonly OpenedLink[] }) {
  return (
    <DialogFrame title={words.links.opened} size="lg">
      <Stack gap="xl">
        {props.links.map((link, i) => (
          // The list never changes while it is shown.
          <OpenedLinkView key={`${link.is}-${i}`} link={link} />
        ))}
      </Stack>
    </DialogFrame>
  );
}

function OpenedLinkView({ link }: { readonly link: OpenedLink }) {
  if (link.is === "wrong") return <ProblemAlert problem={link.problem} />;
  if (link.is === "invite") return <Note tone="caution">{words.links.inviteHere(link.server)}</Note>;
  return <NamedData link={link} />;
}

function NamedData({ link }: { readonly link: DataLinkView }) {
  const { owner, grant } = link;
  return (
    <fieldset className={styles.named} aria-label={grant === null ? words.links.data : grantName(grant)}>
      <Stack gap="sm">
        {grant !== null && <Text fw={600}>{grantName(grant)}</Text>}
        <Facts
          of={[
            {
              label: words.links.owner,
              value:
                owner === null ? (
                  words.links.ownerUnknown
                ) : (
                  <Group gap="xs">
                    <span>{owner.isMe ? words.people.you : owner.name}</span>
                    <span>{owner.address}</span>
                    {!owner.isMe && <TrustBadge person={owner} />}
                  </Group>
                ),
            },
            {
              label: words.links.dataId,
              value: (
                <Group gap="xs">
                  <code>{link.dataId}</code>
                  <CopyAction text={link.dataId} label={words.links.copyDataId} />
                </Group>
              ),
            },
          ]}
        />
        <Standing link={link} />
      </Stack>
    </fieldset>
  );
}

function Standing({ link }: { readonly link: DataLinkView }) {
  const { state, vaultId, server, grant } = link;
  switch (state) {
    case "other-server":
      return <Note tone="caution">{words.links.otherServer(server ?? "")}</Note>;
    case "not-shared":
      return <Note tone="caution">{words.links.notShared}</Note>;
    case "mine":
      return (
        <>
          <Note tone="info">{words.links.mine}</Note>
          {vaultId !== null && <OpenVault vaultId={vaultId} />}
        </>
      );
    case "shared":
      return grant === null ? null : <Shared grant={grant} />;
  }
}

function OpenVault({ vaultId }: { readonly vaultId: string }) {
  const goTo = useNavigation((state) => state.goTo);
  const { close } = useDialogHandle();
  const open = () => {
    close();
    goTo({ at: "folder", vaultId, folderId: vaultId });
  };
  return (
    <Group>
      <Button onClick={open}>{words.actions.open}</Button>
    </Group>
  );
}

function Shared({ grant }: { readonly grant: ReceivedGrantView }) {
  const { open, find } = useReceivedActions();
  const { close } = useDialogHandle();
  const name = grantName(grant);
  const then = (go: () => void) => () => {
    close();
    go();
  };
  if (grant.problem !== null) {
    return (
      <>
        <GrantTerms grant={grant} />
        <ProblemAlert problem={grant.problem} />
      </>
    );
  }
  return (
    <>
      <Text size="sm">{grant.location === null ? words.links.sharedNotHere : words.links.sharedHere}</Text>
      <GrantTerms grant={grant} />
      <Group>
        {grant.location === null ? (
          <Button onClick={then(find)}>{words.received.findNamed(name)}</Button>
        ) : (
          <Button onClick={then(() => open(grant, name))}>{words.actions.openNamed(name)}</Button>
        )}
      </Group>
    </>
  );
}

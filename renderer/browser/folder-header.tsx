import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconChartLine,
  IconClipboard,
  IconFilePlus,
  IconFolderPlus,
  IconFolderUp,
  IconHistory,
  IconInfoCircle,
  IconRefresh,
  IconShare,
  IconUsers,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import type { FolderListing } from "../../shared/protocol/ipc/views";
import { audienceOf, sentenceOf } from "../acts/audience";
import { paste } from "../acts/use-acts";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { SearchField } from "../search/search-field";
import { listedFolderAsThing } from "../sharing/share-subject";
import { keyferry, useClipboard, useDialogs, useFolder, useNavigation } from "../stores";
import { words } from "../words/words";
import { Breadcrumbs } from "./breadcrumbs";
import styles from "./folder-header.module.css";

/** Where one is in the vault, and what can be done with the folder as a whole. */
export function FolderHeader(props: {
  readonly listing: FolderListing;
  readonly detailsShown: boolean;
  readonly onDetails: () => void;
}) {
  const { listing } = props;
  const { vaultId } = listing.vault;
  const writable = useFolder((state) => state.writable);
  const open = useDialogs((state) => state.open);
  const here = listedFolderAsThing(listing);
  const atTop = here.kind === "vault";
  const who = atTop ? words.browser.whoVault : words.browser.whoFolder;

  return (
    <div className={styles.header}>
      <div className={styles.line}>
        <Breadcrumbs vaultId={vaultId} crumbs={listing.breadcrumbs} />
        <div className={styles.actions}>
          {atTop && <InsightAction vaultId={vaultId} />}
          {listing.vault.role === "owner" && (
            <>
              <HeaderAction
                name={who}
                shortName={words.actions.whoHasAccess}
                icon={<IconUsers size={18} aria-hidden />}
                onClick={() => open({ kind: "who-has-access", vaultId, thing: here })}
              />
              <Button
                leftSection={<IconShare size={17} aria-hidden />}
                onClick={() => open({ kind: "share", subject: { vaultId, things: [here] } })}
              >
                {atTop ? words.browser.shareVault : words.browser.shareFolder}
              </Button>
            </>
          )}
        </div>
      </div>
      <div className={`${styles.line} ${styles.wrapping}`}>
        <div className={styles.actions}>{writable && <WaysToAdd />}</div>
        <div className={styles.actions}>
          <SearchField vaultId={vaultId} />
          <RefreshAction />
          {writable && <RecentlyDeletedAction vaultId={vaultId} />}
          <Tooltip label={words.browser.details}>
            <ActionIcon
              variant={props.detailsShown ? "light" : "subtle"}
              color={props.detailsShown ? "ferry" : "gray"}
              size="lg"
              aria-label={words.browser.details}
              aria-pressed={props.detailsShown}
              onClick={props.onDetails}
            >
              <IconInfoCircle size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}

function InsightAction(props: { readonly vaultId: string }) {
  const goTo = useNavigation((state) => state.goTo);
  return (
    <HeaderAction
      name={words.vaults.insight}
      shortName={words.vaults.insight}
      icon={<IconChartLine size={18} aria-hidden />}
      onClick={() => goTo({ at: "insight", vaultId: props.vaultId })}
    />
  );
}

/** An icon alone where there is little room, with words beside it where there is enough. */
function HeaderAction(props: {
  readonly name: string;
  readonly shortName: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={props.name}>
      <Button
        className={styles.headerAction ?? ""}
        variant="default"
        aria-label={props.name}
        onClick={props.onClick}
      >
        {props.icon}
        <span className={styles.inWords}>{props.shortName}</span>
      </Button>
    </Tooltip>
  );
}

function RefreshAction() {
  const lookAgain = useFolder((state) => state.lookAgain);
  return (
    <Tooltip label={words.actions.refresh}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={words.actions.refresh}
        onClick={() => void lookAgain()}
      >
        <IconRefresh size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function RecentlyDeletedAction(props: { readonly vaultId: string }) {
  const open = useDialogs((state) => state.open);
  return (
    <Tooltip label={words.acts.recentlyDeleted}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={words.acts.recentlyDeleted}
        onClick={() => open({ kind: "recently-deleted", vaultId: props.vaultId })}
      >
        <IconHistory size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function PasteAction(props: { readonly vaultId: string; readonly folderId: string }) {
  const { vaultId, folderId } = props;
  const content = useClipboard((state) => state.content);
  const [seenBy, setSeenBy] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setSeenBy(null);
    if (content !== null)
      void audienceOf(keyferry, { vaultId, folderId }, content).then((audience) => {
        if (isCurrent) setSeenBy(sentenceOf(audience));
      });
    return () => {
      isCurrent = false;
    };
  }, [vaultId, folderId, content]);
  if (content === null) return null;
  const name = words.acts.pasteNamed(content.subject);
  return (
    <Tooltip label={seenBy === null ? name : `${name}. ${seenBy}`} multiline maw={320}>
      <ActionIcon
        variant="light"
        size={30}
        aria-label={name}
        aria-description={seenBy ?? undefined}
        onClick={() => void paste(props)}
      >
        <IconClipboard size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function WaysToAdd() {
  const vaultId = useFolder((state) => state.vaultId);
  const folderId = useFolder((state) => state.folderId);
  const open = useDialogs((state) => state.open);
  if (vaultId === null || folderId === null) return null;
  const here = { vaultId, folderId };
  const add = (what: "addFiles" | "addFolder", title: string) => {
    answered(keyferry.items[what](here)).catch((error: unknown) => notifyProblem(title, error));
  };

  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFilePlus size={16} aria-hidden />}
        onClick={() => add("addFiles", words.browser.addFiles)}
      >
        {words.browser.addFiles}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFolderUp size={16} aria-hidden />}
        onClick={() => add("addFolder", words.browser.addFolder)}
      >
        {words.browser.addFolder}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        onClick={() => open({ kind: "new-folder", ...here })}
      >
        {words.browser.newFolder}
      </Button>
      <PasteAction {...here} />
    </>
  );
}

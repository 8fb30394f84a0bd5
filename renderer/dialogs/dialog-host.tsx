import { useMemo } from "react";
import { EncryptAnewDialog } from "../access/encrypt-anew-dialog";
import { RemoveAccessDialog } from "../access/remove-access-dialog";
import { WhoHasAccessDialog } from "../access/who-has-access-dialog";
import { RecentlyDeletedDialog } from "../acts/recently-deleted-dialog";
import { WiderAudienceDialog } from "../acts/wider-audience-dialog";
import { AlarmDialog } from "../alarms/alarm-dialog";
import { DeleteDialog } from "../browser/delete-dialog";
import { MoveDialog } from "../browser/move-dialog";
import { NewFolderDialog } from "../browser/name-dialogs";
import { ShortcutsDialog } from "../commands/shortcuts-dialog";
import { WaitingDialog } from "../connection/waiting-dialog";
import { HandedOverDialog } from "../find/handed-over-dialog";
import { IdentityDialog } from "../frame/identity-dialog";
import { RenewKeysDialog } from "../identity/renew-keys-dialog";
import { JobsDrawer } from "../jobs/jobs-drawer";
import { OpenedLinksDialog } from "../links/opened-links-dialog";
import { LockDialog } from "../lock/lock-dialog";
import { CompareDialog } from "../people/compare-dialog";
import { PreviewDialog } from "../preview/preview-dialog";
import { KitDialog } from "../recovery-kit/kit-dialog";
import { ShareDialog } from "../sharing/share-dialog";
import { useDialogs } from "../stores";
import { ForgetVaultDialog } from "../vaults/forget-vault-dialog";
import { NewVaultDialog } from "../vaults/new-vault-dialog";
import { RenameVaultDialog } from "../vaults/rename-vault-dialog";
import type { Dialog } from "./dialog";
import { DialogContext } from "./dialog-frame";
import type { ShownDialog } from "./dialog-store";

/** Shows the open dialogs above the screens, the latest on top. */
export function DialogHost() {
  const shown = useDialogs((state) => state.shown);
  return shown.map((one) => <HostedDialog key={one.key} shown={one} />);
}

function HostedDialog(props: { readonly shown: ShownDialog }) {
  const { key, dialog, opened } = props.shown;
  const close = useDialogs((state) => state.close);
  const forget = useDialogs((state) => state.forget);
  const handle = useMemo(
    () => ({ opened, close: () => close(key), onClosed: () => forget(key) }),
    [key, opened, close, forget],
  );
  return (
    <DialogContext value={handle}>
      <DialogContent dialog={dialog} />
    </DialogContext>
  );
}

function DialogContent(props: { readonly dialog: Dialog }) {
  const { dialog } = props;
  switch (dialog.kind) {
    case "shortcuts":
      return <ShortcutsDialog />;
    case "new-vault":
      return <NewVaultDialog />;
    case "forget-vault":
      return <ForgetVaultDialog vault={dialog.vault} />;
    case "rename-vault":
      return <RenameVaultDialog vault={dialog.vault} />;
    case "new-folder":
      return <NewFolderDialog vaultId={dialog.vaultId} folderId={dialog.folderId} />;
    case "recently-deleted":
      return <RecentlyDeletedDialog vaultId={dialog.vaultId} />;
    case "move":
      return <MoveDialog vaultId={dialog.vaultId} folderId={dialog.folderId} items={dialog.items} />;
    case "wider-audience":
      return (
        <WiderAudienceDialog
          subject={dialog.subject}
          newcomers={dialog.newcomers}
          onConfirm={dialog.onConfirm}
        />
      );
    case "delete":
      return <DeleteDialog vaultId={dialog.vaultId} items={dialog.items} />;
    case "preview":
      return <PreviewDialog vaultId={dialog.vaultId} item={dialog.item} />;
    case "share":
      return <ShareDialog subject={dialog.subject} />;
    case "who-has-access":
      return <WhoHasAccessDialog vaultId={dialog.vaultId} thing={dialog.thing} />;
    case "remove-access":
      return (
        <RemoveAccessDialog vaultId={dialog.vaultId} access={dialog.access} onStarted={dialog.onStarted} />
      );
    case "compare":
      return <CompareDialog person={dialog.person} />;
    case "identity":
      return <IdentityDialog />;
    case "renew-keys":
      return <RenewKeysDialog />;
    case "recovery-kit":
      return <KitDialog />;
    case "alarm":
      return <AlarmDialog alarm={dialog.alarm} />;
    case "jobs":
      return <JobsDrawer />;
    case "encrypt-anew":
      return <EncryptAnewDialog vaultId={dialog.vaultId} thing={dialog.thing} />;
    case "waiting":
      return <WaitingDialog />;
    case "lock":
      return <LockDialog />;
    case "handed-over":
      return <HandedOverDialog containers={dialog.containers} />;
    case "opened-links":
      return <OpenedLinksDialog links={dialog.links} />;
  }
}

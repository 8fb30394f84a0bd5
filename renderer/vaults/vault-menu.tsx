import { ActionIcon, Menu } from "@mantine/core";
import {
  IconChartLine,
  IconDots,
  IconExternalLink,
  IconEyeOff,
  IconFolderOpen,
  IconPencil,
  IconShare,
  IconUsers,
} from "@tabler/icons-react";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { vaultAsThing } from "../sharing/share-subject";
import { keyferry, useDialogs, useNavigation } from "../stores";
import { words } from "../words/words";
import { mayRename } from "./vault-rights";

/** What can be done with one vault of the list. */
export function VaultMenu(props: { readonly vault: VaultSummary; readonly name: string }) {
  const { vault, name } = props;
  const open = useDialogs((state) => state.open);
  const goTo = useNavigation((state) => state.goTo);
  const showOnDisk = () => {
    answered(keyferry.vaults.showInFolder({ vaultId: vault.vaultId })).catch((error: unknown) =>
      notifyProblem(name, error),
    );
  };
  const thing = vaultAsThing(vault);
  const mine = vault.role === "owner";

  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.actions.actionsFor(name)}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => goTo({ at: "folder", vaultId: vault.vaultId, folderId: vault.vaultId })}
        >
          {words.actions.open}
        </Menu.Item>
        <Menu.Item leftSection={<IconExternalLink size={16} aria-hidden />} onClick={showOnDisk}>
          {words.vaults.showOnDisk}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconChartLine size={16} aria-hidden />}
          onClick={() => goTo({ at: "insight", vaultId: vault.vaultId })}
        >
          {words.vaults.insight}
        </Menu.Item>
        {mayRename(vault) && (
          <Menu.Item
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-keyshortcuts="F2"
            onClick={() => open({ kind: "rename-vault", vault })}
          >
            {words.vaults.rename}
          </Menu.Item>
        )}
        {mine && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconShare size={16} aria-hidden />}
              onClick={() => open({ kind: "share", subject: { vaultId: vault.vaultId, things: [thing] } })}
            >
              {words.actions.share}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUsers size={16} aria-hidden />}
              onClick={() => open({ kind: "who-has-access", vaultId: vault.vaultId, thing })}
            >
              {words.actions.whoHasAccess}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconEyeOff size={16} aria-hidden />}
          onClick={() => open({ kind: "forget-vault", vault })}
        >
          {words.vaults.forget}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

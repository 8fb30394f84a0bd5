import { Menu } from "@mantine/core";
import {
  IconClipboard,
  IconCopy,
  IconCut,
  IconDownload,
  IconExternalLink,
  IconEye,
  IconFolderSymlink,
  IconInfoCircle,
  IconPencil,
  IconShare,
  IconTrash,
  IconUsers,
} from "@tabler/icons-react";
import { useClipboard, useFolder } from "../stores";
import { words } from "../words/words";
import { chosenItems } from "./folder-store";
import styles from "./item-menu.module.css";
import { useItemActions } from "./use-item-actions";

/** Where a menu opens, in pixels of the window, and for which item it was asked for. */
export interface MenuPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** What can be done with the selected items, as a menu at the cursor. One for the whole grid. */
export function ItemMenu(props: {
  readonly place: MenuPlace;
  readonly onClose: () => void;
  readonly onDetails: () => void;
}) {
  const view = useFolder();
  const actions = useItemActions();
  const canPaste = useClipboard(({ content }) => content !== null);
  const items = chosenItems(view);
  const only = items.length === 1 ? items[0] : undefined;
  const owned = view.listing.state === "ready" && view.listing.value.vault.role === "owner";
  const title = words.actions.actionsFor(props.place.name);

  return (
    <Menu
      opened
      onChange={(opened) => {
        if (!opened) props.onClose();
      }}
      position="bottom-start"
      width={200}
      transitionProps={{ duration: 0 }}
      // What was chosen may take the keyboard itself: a name that is changed in the list.
      returnFocus={false}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={styles.anchor}
          style={{ left: props.place.x, top: props.place.y }}
          aria-label={title}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {only !== undefined && (
          <Menu.Item
            leftSection={<IconExternalLink size={16} aria-hidden />}
            onClick={() => actions.open(only)}
          >
            {words.actions.open}
          </Menu.Item>
        )}
        {only?.kind === "file" && (
          <Menu.Item leftSection={<IconEye size={16} aria-hidden />} onClick={() => actions.preview(only)}>
            {words.preview.preview}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => actions.exportItems(items)}
        >
          {words.actions.export}
        </Menu.Item>
        {owned && (
          <Menu.Item leftSection={<IconShare size={16} aria-hidden />} onClick={() => actions.share(items)}>
            {words.actions.share}
          </Menu.Item>
        )}
        {owned && only !== undefined && (
          <Menu.Item
            leftSection={<IconUsers size={16} aria-hidden />}
            onClick={() => actions.whoHasAccess(only)}
          >
            {words.actions.whoHasAccess}
          </Menu.Item>
        )}
        {view.writable && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconCut size={16} aria-hidden />} onClick={() => actions.cut(items)}>
              {words.acts.cut}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => actions.copy(items)}>
          {words.acts.copy}
        </Menu.Item>
        {view.writable && (
          <>
            {only?.kind === "folder" && canPaste && (
              <Menu.Item
                leftSection={<IconClipboard size={16} aria-hidden />}
                onClick={() => actions.paste(only)}
              >
                {words.acts.pasteInto(only.name)}
              </Menu.Item>
            )}
            <Menu.Divider />
            {only !== undefined && (
              <Menu.Item
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => actions.rename(only)}
              >
                {words.actions.rename}
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconFolderSymlink size={16} aria-hidden />}
              onClick={() => actions.move(items)}
            >
              {words.actions.move}
            </Menu.Item>
            <Menu.Item
              className={styles.dangerous ?? ""}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => actions.remove(items)}
            >
              {words.actions.delete}
            </Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconInfoCircle size={16} aria-hidden />} onClick={props.onDetails}>
          {words.actions.details}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

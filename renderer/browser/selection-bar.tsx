import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconCopy,
  IconCut,
  IconDownload,
  IconExternalLink,
  IconFolderSymlink,
  IconPencil,
  type IconProps,
  IconShare,
  IconTrash,
  IconUsers,
  IconX,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useFolder } from "../stores";
import { words } from "../words/words";
import { chosenItems } from "./folder-store";
import { NOTHING_SELECTED } from "./selection";
import styles from "./selection-bar.module.css";
import { useItemActions } from "./use-item-actions";

/** What can be done with the selected items; floats above the end of the list. */
export function SelectionBar(props: { readonly owned: boolean }) {
  const view = useFolder();
  const actions = useItemActions();
  const items = chosenItems(view);
  const only = items.length === 1 ? items[0] : undefined;
  // It would lie over what is told below a name.
  if (items.length === 0 || view.renaming !== null) return null;

  return (
    <div className={styles.place}>
      <div className={styles.bar} role="toolbar" aria-label={words.browser.selection}>
        <output className={styles.count}>{words.browser.selected(items.length)}</output>
        {only !== undefined && (
          <BarButton Icon={IconExternalLink} label={words.actions.open} onClick={() => actions.open(only)} />
        )}
        <BarButton
          Icon={IconDownload}
          label={words.actions.export}
          onClick={() => actions.exportItems(items)}
        />
        {props.owned && (
          <BarButton Icon={IconShare} label={words.actions.share} onClick={() => actions.share(items)} />
        )}
        {props.owned && only !== undefined && (
          <BarButton
            Icon={IconUsers}
            label={words.actions.whoHasAccess}
            onClick={() => actions.whoHasAccess(only)}
          />
        )}
        {view.writable && (
          <BarButton Icon={IconCut} label={words.acts.cut} onClick={() => actions.cut(items)} />
        )}
        <BarButton Icon={IconCopy} label={words.acts.copy} onClick={() => actions.copy(items)} />
        {view.writable && only !== undefined && (
          <BarButton Icon={IconPencil} label={words.actions.rename} onClick={() => actions.rename(only)} />
        )}
        {view.writable && (
          <>
            <BarButton
              Icon={IconFolderSymlink}
              label={words.actions.move}
              onClick={() => actions.move(items)}
            />
            <BarButton Icon={IconTrash} label={words.actions.delete} onClick={() => actions.remove(items)} />
          </>
        )}
        <Tooltip label={words.browser.clearSelection}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.browser.clearSelection}
            onClick={() => view.select(() => NOTHING_SELECTED)}
          >
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

function BarButton(props: {
  readonly Icon: ComponentType<IconProps>;
  readonly label: string;
  readonly onClick: () => void;
}) {
  const { Icon } = props;
  return (
    <Tooltip label={props.label} events={{ hover: true, focus: true, touch: false }}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={styles.button ?? ""}
        leftSection={<Icon size={17} stroke={1.8} aria-hidden />}
        aria-label={props.label}
        onClick={props.onClick}
      >
        <span className={styles.label}>{props.label}</span>
      </Button>
    </Tooltip>
  );
}

import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconDots } from "@tabler/icons-react";
import { Fragment } from "react";
import type { FolderListing } from "../../shared/protocol/ipc/views";
import { DROP_FOLDER } from "../acts/use-row-drag";
import { useNavigation } from "../stores";
import { words } from "../words/words";
import styles from "./breadcrumbs.module.css";

const SHOWN_BEFORE_LAST = 2;

/** The way from the list of vaults down to this folder. A long one keeps its ends and hides its middle in a menu. */
export function Breadcrumbs(props: {
  readonly vaultId: string;
  readonly crumbs: FolderListing["breadcrumbs"];
}) {
  const goTo = useNavigation((state) => state.goTo);
  const above = props.crumbs.slice(0, -1);
  const last = props.crumbs.at(-1);
  const hidden = above.length > SHOWN_BEFORE_LAST + 1 ? above.slice(1, -1) : [];
  const enter = (folderId: string) => goTo({ at: "folder", vaultId: props.vaultId, folderId });

  return (
    <nav aria-label={words.browser.breadcrumbs} className={styles.crumbs}>
      <ol className={styles.list}>
        <li className={styles.item}>
          <UnstyledButton className={styles.crumb} onClick={() => goTo({ at: "vaults" })}>
            {words.frame.vaults}
          </UnstyledButton>
          <Separator />
        </li>
        {above.map((crumb, index) => {
          if (hidden.includes(crumb) && index > 1) return null;
          return (
            <Fragment key={crumb.itemId}>
              {hidden.includes(crumb) ? (
                <li className={styles.item}>
                  <HiddenCrumbs crumbs={hidden} onEnter={enter} />
                  <Separator />
                </li>
              ) : (
                <li className={styles.item}>
                  <UnstyledButton
                    className={styles.crumb}
                    onClick={() => enter(crumb.itemId)}
                    {...{ [DROP_FOLDER]: crumb.itemId }}
                  >
                    {crumb.name}
                  </UnstyledButton>
                  <Separator />
                </li>
              )}
            </Fragment>
          );
        })}
        <li className={styles.here}>
          <h1 className={styles.title} aria-current="page" title={last?.name} data-selectable>
            {last?.name}
          </h1>
        </li>
      </ol>
    </nav>
  );
}

function Separator() {
  return <IconChevronRight size={15} className={styles.separator} aria-hidden />;
}

function HiddenCrumbs(props: {
  readonly crumbs: FolderListing["breadcrumbs"];
  readonly onEnter: (folderId: string) => void;
}) {
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.browser.moreActions}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {props.crumbs.map((crumb) => (
          <Menu.Item key={crumb.itemId} onClick={() => props.onEnter(crumb.itemId)}>
            {crumb.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

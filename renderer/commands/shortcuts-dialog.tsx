import { Kbd, Table, Text } from "@mantine/core";
import { Fragment } from "react";
import { DialogFrame } from "../dialogs/dialog-frame";
import { isMac } from "../look/platform";
import { KEY_NAMES } from "../words/key-names";
import { useLanguage, words } from "../words/words";
import { keysOf } from "./keys";
import { shortcutGroups } from "./shortcuts";
import styles from "./shortcuts.module.css";

/** All keyboard shortcuts, in a table for each place where they work. */
export function ShortcutsDialog() {
  const names = KEY_NAMES[useLanguage()];
  return (
    <DialogFrame title={words.shortcuts.heading} size="lg">
      {shortcutGroups().map(({ title, shortcuts }) => (
        <section key={title} className={styles.group}>
          <h3 className={styles.title}>{title}</h3>
          <Table aria-label={title} verticalSpacing={6}>
            <Table.Thead className={styles.heard ?? ""}>
              <Table.Tr>
                <Table.Th>{words.shortcuts.action}</Table.Th>
                <Table.Th>{words.shortcuts.keys}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shortcuts.map(({ action, keys }) => (
                <Table.Tr key={action} aria-label={action}>
                  <Table.Td>{action}</Table.Td>
                  <Table.Td className={styles.keys ?? ""}>
                    {keys.map((accelerator, way) => (
                      <span key={accelerator} className={styles.shortcut}>
                        {way > 0 && `${words.shortcuts.or} `}
                        {keysOf(accelerator, isMac(), (key) => names[key] ?? key).map((key, index) => (
                          <Fragment key={key}>
                            {index > 0 && " + "}
                            <Kbd>{key}</Kbd>
                          </Fragment>
                        ))}
                      </span>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
      <Text size="sm" c="dimmed">
        {words.shortcuts.typing}
      </Text>
    </DialogFrame>
  );
}

import {
  COMMAND_KEYS,
  COMMANDS,
  type Command,
  LIST_KEYS,
  type ListAction,
} from "../../shared/protocol/commands";
import { words } from "../words/words";

/** One line of the list of keyboard shortcuts. */
export interface Shortcut {
  readonly action: string;
  /** As Electron writes keys. Either does it. */
  readonly keys: readonly string[];
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Those that need a vault to be open. */
const IN_VAULT: ReadonlySet<Command> = new Set([
  "add-files",
  "add-folder",
  "new-folder",
  "export",
  "search",
  "show-details",
  "refresh",
  "move-items",
  "share",
  "who-has-access",
]);

/** Every keyboard shortcut there is, in groups; from the same list that the keys and the menu bar are made of. */
export function shortcutGroups(): ShortcutGroup[] {
  const { groups, commands, items } = words.shortcuts;
  const named: Readonly<Partial<Record<Command, string>>> = commands;
  const shortcutsOf = (wanted: readonly Command[]): Shortcut[] =>
    wanted.flatMap((command) => {
      const keys = COMMAND_KEYS[command];
      const action = named[command];
      if (keys === null || action === undefined) return [];
      return [{ action, keys: command === "show-shortcuts" ? [keys, "?"] : [keys] }];
    });
  return [
    { title: groups.everywhere, shortcuts: shortcutsOf(COMMANDS.filter((one) => !IN_VAULT.has(one))) },
    { title: groups.vault, shortcuts: shortcutsOf(COMMANDS.filter((one) => IN_VAULT.has(one))) },
    {
      title: groups.items,
      shortcuts: (Object.keys(LIST_KEYS) as ListAction[]).map((action) => {
        return { action: items[action], keys: [LIST_KEYS[action]] };
      }),
    },
  ];
}

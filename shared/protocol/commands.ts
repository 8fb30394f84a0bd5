import { z } from "zod";

/** Everything that the menu bar, or a key, can ask of the screens wherever the focus is. */
export const COMMANDS = [
  "new-vault",
  "open-vault",
  "add-files",
  "add-folder",
  "new-folder",
  "export",
  "search",
  "go-vaults",
  "go-received",
  "go-find",
  "go-people",
  "go-settings",
  "go-back",
  "show-jobs",
  "show-details",
  "refresh",
  "open-item",
  "preview-item",
  "rename-item",
  "move-items",
  "delete-items",
  "share",
  "who-has-access",
  "lock",
  "show-shortcuts",
] as const;
export type Command = (typeof COMMANDS)[number];
export const commandSchema = z.enum(COMMANDS);

/**
 * The key of each command, as Electron writes keys: `CmdOrCtrl` is Command on a Mac and Ctrl elsewhere. Null for commands that have
 * none, or whose key belongs to the list of items alone.
 */
export const COMMAND_KEYS: Readonly<Record<Command, string | null>> = {
  "new-vault": "CmdOrCtrl+N",
  "open-vault": "CmdOrCtrl+O",
  "add-files": "CmdOrCtrl+Shift+A",
  "add-folder": "CmdOrCtrl+Shift+D",
  "new-folder": "CmdOrCtrl+Shift+N",
  export: "CmdOrCtrl+E",
  search: "CmdOrCtrl+F",
  "go-vaults": "CmdOrCtrl+1",
  "go-received": "CmdOrCtrl+2",
  "go-find": "CmdOrCtrl+3",
  "go-people": "CmdOrCtrl+4",
  "go-settings": "CmdOrCtrl+,",
  "go-back": "Alt+Left",
  "show-jobs": "CmdOrCtrl+J",
  "show-details": "CmdOrCtrl+I",
  refresh: "F5",
  "open-item": null,
  "preview-item": null,
  "rename-item": null,
  "move-items": "CmdOrCtrl+Shift+M",
  "delete-items": null,
  share: "CmdOrCtrl+Shift+S",
  "who-has-access": "CmdOrCtrl+Shift+P",
  lock: "CmdOrCtrl+L",
  "show-shortcuts": "CmdOrCtrl+/",
};

/** Keys of the list of items, while the focus is in it. */
export const LIST_KEYS = {
  open: "Enter",
  preview: "Space",
  rename: "F2",
  delete: "Delete",
  "delete-for-good": "Shift+Delete",
  select: "CmdOrCtrl+Space",
  "select-all": "CmdOrCtrl+A",
  extend: "Shift+Down",
  unselect: "Esc",
  "first-last": "Home",
  menu: "Shift+F10",
  cut: "CmdOrCtrl+X",
  copy: "CmdOrCtrl+C",
  paste: "CmdOrCtrl+V",
  undo: "CmdOrCtrl+Z",
} as const;
export type ListAction = keyof typeof LIST_KEYS;

import type { MenuItemConstructorOptions } from "electron";
import { COMMAND_KEYS, type Command } from "../../shared/protocol/commands";
import type { ShellWords } from "./words/words";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Developer tools and reload exist only in a build that is not packaged. */
  readonly isPackaged: boolean;
  readonly words: ShellWords["menu"];
  /** What can be done now; the rest is grey. */
  readonly available: ReadonlySet<Command>;
  readonly choose: (command: Command) => void;
  /** Takes back what was typed where the focus is in text, and else what was done with items. */
  readonly undo: () => void;
}

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: "separator" };

/** The menu bar: everything that the screens can do, what every desktop app has, and nothing that leaves the app. */
export function applicationMenu(options: MenuOptions): Item[] {
  const { platform, isPackaged, words, available, choose, undo } = options;
  const isMac = platform === "darwin";
  const command = (id: Command, label: string): Item => {
    const accelerator = COMMAND_KEYS[id];
    return {
      id,
      label,
      enabled: available.has(id),
      click: () => choose(id),
      // On Windows and Linux the page itself heeds the keys, so that they also work where the menu bar is hidden.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: isMac }),
    };
  };
  const settings = command("go-settings", words.settings);
  const lock = command("lock", words.lock);
  const developer: Item[] = isPackaged
    ? []
    : [
        LINE,
        { role: "reload", label: words.reload },
        { role: "toggleDevTools", label: words.developerTools },
      ];
  return [
    ...(isMac ? [macAppMenu(words, settings, lock)] : []),
    {
      label: words.file,
      submenu: [
        command("new-vault", words.newVault),
        command("open-vault", words.openVault),
        LINE,
        command("add-files", words.addFiles),
        command("add-folder", words.addFolder),
        command("new-folder", words.newFolder),
        LINE,
        command("export", words.export),
        LINE,
        ...(isMac ? [] : [settings, lock, LINE]),
        { role: "close", label: words.close },
        ...(isMac ? [] : [{ role: "quit" as const, label: words.quit }]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        // Elsewhere than on a Mac text fields and the page heed the key themselves.
        { label: words.undo, accelerator: "CmdOrCtrl+Z", registerAccelerator: isMac, click: undo },
        { role: "redo", label: words.redo },
        LINE,
        { role: "cut", label: words.cut },
        { role: "copy", label: words.copy },
        { role: "paste", label: words.paste },
        { role: "selectAll", label: words.selectAll },
        LINE,
        command("search", words.search),
      ],
    },
    {
      label: words.view,
      submenu: [
        command("go-vaults", words.vaults),
        command("go-received", words.received),
        command("go-find", words.find),
        command("go-people", words.people),
        command("go-back", words.back),
        LINE,
        command("show-jobs", words.jobs),
        command("show-details", words.details),
        command("refresh", words.refresh),
        LINE,
        { role: "zoomIn", label: words.zoomIn },
        { role: "zoomOut", label: words.zoomOut },
        { role: "resetZoom", label: words.resetZoom },
        LINE,
        { role: "togglefullscreen", label: words.fullScreen },
        ...developer,
      ],
    },
    {
      label: words.item,
      submenu: [
        command("open-item", words.openItem),
        command("preview-item", words.preview),
        LINE,
        command("rename-item", words.rename),
        command("move-items", words.move),
        command("delete-items", words.delete),
        LINE,
        command("share", words.share),
        command("who-has-access", words.whoHasAccess),
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: "minimize", label: words.minimize },
        ...(isMac ? [{ role: "zoom" as const, label: words.zoomWindow }] : []),
      ],
    },
    {
      label: words.help,
      submenu: [
        command("show-shortcuts", words.shortcuts),
        ...(isMac ? [] : [LINE, { role: "about" as const, label: words.about }]),
      ],
    },
  ];
}

/** The first menu on macOS; the system writes the app's name over it. */
function macAppMenu(words: ShellWords["menu"], settings: Item, lock: Item): Item {
  return {
    role: "appMenu",
    submenu: [
      { role: "about", label: words.about },
      LINE,
      settings,
      lock,
      LINE,
      { role: "services", label: words.services },
      LINE,
      { role: "hide", label: words.hide },
      { role: "hideOthers", label: words.hideOthers },
      { role: "unhide", label: words.showAll },
      LINE,
      { role: "quit", label: words.quit },
    ],
  };
}

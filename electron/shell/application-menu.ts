import type { MenuItemConstructorOptions } from "electron";
import type { ShellWords } from "./words/words";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Developer tools and reload exist only in a build that is not packaged. */
  readonly isPackaged: boolean;
  readonly words: ShellWords["menu"];
  readonly lock: () => void;
}

/** The menu bar: what every desktop app has, and nothing that leaves the app. */
export function applicationMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform, isPackaged, words, lock } = options;
  const isMac = platform === "darwin";
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [
        { type: "separator" },
        { role: "reload", label: words.reload },
        { role: "toggleDevTools", label: words.developerTools },
      ];
  return [
    ...(isMac ? [macAppMenu(words)] : []),
    {
      label: words.file,
      submenu: [
        // On Windows and Linux the page itself heeds the keys, so that they also work where the menu bar is hidden.
        { label: words.lock, accelerator: "CmdOrCtrl+L", registerAccelerator: isMac, click: lock },
        { type: "separator" },
        isMac ? { role: "close", label: words.close } : { role: "quit", label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: "undo", label: words.undo },
        { role: "redo", label: words.redo },
        { type: "separator" },
        { role: "cut", label: words.cut },
        { role: "copy", label: words.copy },
        { role: "paste", label: words.paste },
        { role: "selectAll", label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: "zoomIn", label: words.zoomIn },
        { role: "zoomOut", label: words.zoomOut },
        { role: "resetZoom", label: words.resetZoom },
        { type: "separator" },
        { role: "togglefullscreen", label: words.fullScreen },
        ...developer,
      ],
    },
    {
      label: words.window,
      submenu: [
        { role: "minimize", label: words.minimize },
        isMac ? { role: "zoom", label: words.zoomWindow } : { role: "close", label: words.close },
      ],
    },
    { label: words.help, submenu: [{ role: "about", label: words.about }] },
  ];
}

/** The first menu on macOS; the system writes the app's name over it. */
function macAppMenu(words: ShellWords["menu"]): MenuItemConstructorOptions {
  return {
    role: "appMenu",
    submenu: [
      { role: "about", label: words.about },
      { type: "separator" },
      { role: "services", label: words.services },
      { type: "separator" },
      { role: "hide", label: words.hide },
      { role: "hideOthers", label: words.hideOthers },
      { role: "unhide", label: words.showAll },
      { type: "separator" },
      { role: "quit", label: words.quit },
    ],
  };
}

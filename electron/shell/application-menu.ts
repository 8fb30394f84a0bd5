import type { MenuItemConstructorOptions } from "electron";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** Developer tools and reload exist only in a build that is not packaged. */
  readonly isPackaged: boolean;
}

/** The menu bar: what every desktop app has, and nothing that leaves the app. */
export function applicationMenu({ platform, isPackaged }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin";
  const macAppMenu: MenuItemConstructorOptions[] = isMac ? [{ role: "appMenu" }] : [];
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ type: "separator" }, { role: "reload" }, { role: "toggleDevTools" }];
  return [
    ...macAppMenu,
    { label: "&File", submenu: [isMac ? { role: "close" } : { role: "quit" }] },
    {
      label: "&Edit",
      submenu: [
        { role: "undo" },
        { role: "redo" },
        { type: "separator" },
        { role: "cut" },
        { role: "copy" },
        { role: "paste" },
        { role: "selectAll" },
      ],
    },
    {
      label: "&View",
      submenu: [
        { role: "zoomIn" },
        { role: "zoomOut" },
        { role: "resetZoom" },
        { type: "separator" },
        { role: "togglefullscreen" },
        ...developer,
      ],
    },
    { label: "&Window", submenu: [{ role: "minimize" }, isMac ? { role: "zoom" } : { role: "close" }] },
    { label: "&Help", submenu: [{ role: "about" }] },
  ];
}

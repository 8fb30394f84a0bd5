import { app, Menu, webContents } from "electron";
import type { Services } from "../composition/services";
import type { SendEvent } from "../ipc/events";
import type { AppWindow } from "./app-window";
import { MenuBar } from "./menu-bar";
import { textMenu } from "./text-menu";
import type { ShellWords } from "./words/words";

export interface MenuDeps extends Pick<Services, "lock"> {
  readonly window: Pick<AppWindow, "show">;
  /** Asks the page to do what was chosen. */
  readonly send: SendEvent;
  /** In the language in use when they are asked for. */
  readonly words: () => ShellWords;
}

/** The person chose it in a menu: while something runs, the page asks her whether to stop that. */
export function lockByHand({ lock, window, send }: Omit<MenuDeps, "words">): void {
  if (lock.isBusy()) {
    window.show();
    send("lock.wanted", {});
  } else {
    void lock.lock("by-hand");
  }
}

/** The menu bar: what the page does is asked of the page, and locking needs none. */
export function menuBarOf({ lock, window, send, words }: MenuDeps): MenuBar {
  const menu = new MenuBar({
    platform: process.platform,
    isPackaged: app.isPackaged,
    words: () => words().menu,
    canLock: () => lock.canLock,
    choose: (command) => {
      if (command === "lock") {
        lockByHand({ lock, window, send });
        return;
      }
      window.show();
      send("commands.chosen", { command });
    },
    undo: () => {
      webContents.getFocusedWebContents()?.undo();
      send("acts.undoChosen", {});
    },
  });
  lock.onChange(() => menu.renew());
  return menu;
}

/** Cut, copy and paste by the right mouse button, wherever text is typed. */
export function offerTextMenus(words: () => ShellWords): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("context-menu", (_menu, params) => {
      const template = textMenu(params, words().menu);
      if (template !== null) Menu.buildFromTemplate(template).popup();
    });
  });
}

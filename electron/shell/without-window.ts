import { app, Menu, Notification, nativeImage, Tray } from "electron";
import type { Services } from "../composition/services";
import type { AppWindow } from "./app-window";
import { Background, TrayIcon } from "./background";
import type { Log } from "./log-file";
import { trayImage } from "./tray-images";
import { trayMenu } from "./tray-menu";
import type { ShellWords } from "./words/words";

export interface WithoutWindowDeps extends Pick<Services, "jobs" | "opened" | "settings" | "lock"> {
  readonly window: Pick<AppWindow, "show" | "hide" | "onShow">;
  /** In the language in use when they are asked for. */
  readonly words: () => ShellWords;
  readonly lockNow: () => void;
  readonly quit: () => void;
  readonly log: Log;
}

/** Lets the app go on when its window is closed, as far as the person wants that. */
export function goOnWithoutWindow(deps: WithoutWindowDeps): Background {
  const { jobs, opened, settings, lock, window, words } = deps;
  const tray = trayIcon(deps);
  jobs.onChange(() => tray.changed());
  lock.onChange(() => tray.changed());
  settings.onChange(() => tray.changed());
  window.onShow(() => tray.hide());
  return new Background({
    situation: () => ({
      platform: process.platform,
      keepRunning: settings.get().keepRunning,
      isWorking: jobs.hasUnended() || opened.list().length > 0,
    }),
    hideWindow: () => window.hide(),
    showTray: () => tray.show(),
    tell: () => {
      // On macOS everybody knows that closing a window ends nothing.
      if (!Notification.isSupported() || process.platform === "darwin") return;
      const notice = new Notification(words().tray.goesOn);
      notice.on("click", () => window.show());
      notice.show();
    },
  });
}

/** The icon beside the clock, where there is a place for one. Its menu is made anew for each change of what it says. */
function trayIcon({ jobs, lock, window, words, lockNow, quit, log }: WithoutWindowDeps): TrayIcon {
  const menu = () =>
    Menu.buildFromTemplate(
      trayMenu({
        jobs: jobs.list(),
        canLock: lock.canLock,
        words: words().tray,
        open: () => window.show(),
        pauseAll: () => jobs.pause({ jobId: null }),
        resumeAll: () => jobs.resume({ jobId: null }),
        lock: lockNow,
        quit,
      }),
    );
  return new TrayIcon(() => {
    try {
      const tray = new Tray(trayImage(nativeImage, process.platform));
      const setMenu = () => tray.setContextMenu(menu());
      setMenu();
      tray.setToolTip(app.name);
      tray.on("click", () => window.show());
      return { setMenu, destroy: () => tray.destroy() };
    } catch (error) {
      log.failure("tray", error);
      return null;
    }
  });
}

import type { Choices } from "../../shared/protocol/ipc/settings-views";

export interface ClosingSituation {
  readonly platform: NodeJS.Platform;
  readonly keepRunning: Choices["keepRunning"];
  /** Jobs run or are paused, or decrypted files are open. */
  readonly isWorking: boolean;
}

/** What closing the window means: the app goes on without it, or ends. On macOS apps always go on. */
export function closingMeans({ platform, keepRunning, isWorking }: ClosingSituation): "background" | "quit" {
  if (platform === "darwin" || keepRunning === "always") return "background";
  return keepRunning === "while-working" && isWorking ? "background" : "quit";
}

export interface BackgroundDeps {
  readonly situation: () => ClosingSituation;
  readonly hideWindow: () => void;
  readonly showTray: () => void;
  /** Says how to get the window back. */
  readonly tell: () => void;
}

/** How the app goes on when its window is closed: the window is only out of sight, so that it comes back as it was. */
export class Background {
  #hasTold = false;

  constructor(private readonly deps: BackgroundDeps) {}

  /** The person closes the window. @returns false when the app ends instead */
  takesOver(): boolean {
    if (closingMeans(this.deps.situation()) === "quit") return false;
    this.deps.hideWindow();
    this.deps.showTray();
    if (!this.#hasTold) this.deps.tell();
    this.#hasTold = true;
    return true;
  }
}

/** As much of the system's tray as the app uses. */
export interface TrayLike {
  setMenu(): void;
  destroy(): void;
}

/** Not more often than this, because some desktops close an open menu when it changes. */
const RENEW_MS = 1_000;

/** The icon beside the clock: there while the window is not, so that the app can be reached and seen to work. */
export class TrayIcon {
  #tray: TrayLike | null = null;
  #renewal: NodeJS.Timeout | null = null;

  /** @param create puts the icon there with its menu; null where the system has no place for one */
  constructor(private readonly create: () => TrayLike | null) {}

  show(): void {
    this.#tray ??= this.create();
  }

  hide(): void {
    if (this.#renewal !== null) clearTimeout(this.#renewal);
    this.#renewal = null;
    this.#tray?.destroy();
    this.#tray = null;
  }

  /** What the menu says has changed. */
  changed(): void {
    if (this.#tray === null || this.#renewal !== null) return;
    this.#renewal = setTimeout(() => {
      this.#renewal = null;
      this.#tray?.setMenu();
    }, RENEW_MS);
    this.#renewal.unref();
  }
}

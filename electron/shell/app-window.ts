import type { BrowserWindow, WebContents } from "electron";
import { bringWithinReach, type MainWindowOptions, openMainWindow } from "./main-window";

/** The app's one window, which may be closed, out of sight, and opened again. */
export class AppWindow {
  #window: BrowserWindow | null = null;
  #onShow: () => void = () => undefined;

  constructor(private readonly options: MainWindowOptions) {}

  /** Null while it is closed. */
  get current(): BrowserWindow | null {
    return this.#window;
  }

  get contents(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Brings it to the front, and opens it first if it is closed. */
  show(): void {
    if (this.#window === null) {
      const window = openMainWindow(this.options);
      window.on("closed", () => {
        this.#window = null;
      });
      window.on("show", () => this.#onShow());
      this.#window = window;
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    if (!this.#window.isVisible()) {
      bringWithinReach(this.#window);
      this.#window.show();
    }
    this.#window.focus();
  }

  /** Takes it out of sight, as it is: it comes back with everything in its place. */
  hide(): void {
    const window = this.#window;
    if (window === null) return;
    // On macOS a window that is hidden while it fills the screen leaves a black one behind.
    if (window.isFullScreen()) {
      window.once("leave-full-screen", () => window.hide());
      window.setFullScreen(false);
    } else window.hide();
  }

  /** Null while there is none, or while it is out of sight: what belongs to it would not be seen. */
  get inSight(): BrowserWindow | null {
    return this.#window?.isVisible() === true ? this.#window : null;
  }

  /** @param listener called whenever the window comes into sight */
  onShow(listener: () => void): void {
    this.#onShow = listener;
  }

  reload(): void {
    this.contents?.reload();
  }
}

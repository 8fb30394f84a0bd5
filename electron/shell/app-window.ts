import type { BrowserWindow, WebContents } from "electron";
import { type MainWindowOptions, openMainWindow } from "./main-window";

/** The app's one window, which on macOS may be closed and opened again. */
export class AppWindow {
  #window: BrowserWindow | null = null;

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
      this.#window = window;
      return;
    }
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  reload(): void {
    this.contents?.reload();
  }
}

import fs from "node:fs";
import { BrowserWindow, nativeTheme, type Rectangle, screen } from "electron";
import { APP_PAGE } from "./app-address";
import { canBeReached, LEAST_SIZE, parseWindowState, placeWindow, type WindowState } from "./window-state";

export interface MainWindowOptions {
  readonly preload: string;
  /** Where the window's place is remembered. */
  readonly stateFile: string;
  readonly isPackaged: boolean;
  /** The person closes the window; false keeps it open (the app then quits in order). */
  readonly mayClose: () => boolean;
}

const SHOW_WITHIN_MS = 1_000;

function readState(file: string): WindowState | null {
  try {
    return parseWindowState(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function saveState(file: string, window: BrowserWindow): void {
  const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
  try {
    fs.writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // Where the window was is not worth an error.
  }
}

/** Primary display first. */
function workAreas(): Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

/** Brings a window whose screen has gone while it was out of sight to one that is there. */
export function bringWithinReach(window: BrowserWindow): void {
  const screens = workAreas();
  const bounds = window.getNormalBounds();
  if (canBeReached(bounds, screens)) return;
  const { width = bounds.width, height = bounds.height } = placeWindow(null, screens).bounds;
  window.setSize(width, height);
  window.center();
}

/** Opens the app's window: sandboxed, isolated, without Node, showing the app's page and nothing else. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const place = placeWindow(readState(options.stateFile), workAreas());
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    title: "Keyferry",
    autoHideMenuBar: true,
    // What is seen before the page is drawn, in the page's own colours.
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#1a1b1e" : "#ffffff",
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      // Chromium's spelling checker downloads dictionaries from Google.
      spellcheck: false,
      devTools: !options.isPackaged,
    },
  });
  if (place.isMaximized) window.maximize();
  const show = () => {
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  window.once("ready-to-show", show);
  // Where the graphics process dies while it draws the first picture, the window is never ready to show.
  window.webContents.once("did-finish-load", () => setTimeout(show, SHOW_WITHIN_MS));
  window.on("close", (event) => {
    saveState(options.stateFile, window);
    if (!options.mayClose()) event.preventDefault();
  });
  void window.loadURL(APP_PAGE);
  return window;
}

import type { App } from "electron";
import type { AppWindow } from "./app-window";
import { HandedOver } from "./handed-over";
import { claimSingleInstance } from "./single-instance";
import { handedOverLinksOf, handedOverPaths, LINK_SCHEME } from "./start-options";

/** What the system gives the app to open, from whichever side it comes. */
export interface HandingOver {
  readonly files: HandedOver;
  readonly links: HandedOver;
}

/**
 * Makes this the only Keyferry of its user data folder, and collects what is to be opened: from this command line, from later
 * starts, and from the system.
 * @returns null when another instance runs already: it was told, and this one should end
 */
export function takeHandedOver(
  app: Pick<
    App,
    "on" | "isPackaged" | "isReady" | "requestSingleInstanceLock" | "setAsDefaultProtocolClient"
  >,
  { argv, platform, cwd }: Pick<NodeJS.Process, "argv" | "platform" | "cwd">,
  window: Pick<AppWindow, "show">,
): HandingOver | null {
  const files = new HandedOver();
  const links = new HandedOver();
  const given = { paths: handedOverPaths(argv, cwd()), links: handedOverLinksOf(argv) };
  const isOnly = claimSingleInstance(app, given, (later) => {
    files.add(later.paths);
    links.add(later.links);
    window.show();
  });
  if (!isOnly) return null;
  files.add(given.paths);
  links.add(given.links);
  app.on("open-file", (event, file) => {
    event.preventDefault();
    files.add([file]);
  });
  app.on("open-url", (event, link) => {
    event.preventDefault();
    links.add([link]);
    // macOS tells of the link that started the app before there can be a window; the start shows it.
    if (app.isReady()) window.show();
  });
  // Elsewhere the package says so; the installer of Windows does not.
  if (platform === "win32" && app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  return { files, links };
}

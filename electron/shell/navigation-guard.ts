import type { App, Session, WebContents } from "electron";
import { isAppAddress, isAppPage } from "./app-address";
import { safeExternalLink } from "./external-links";

export interface NavigationGuardOptions {
  /** Hands a checked https link to the system's browser. */
  readonly openExternal: (link: string) => Promise<void>;
  /** Told of everything that was refused; a page that tries is broken or attacked. */
  readonly refused: (what: string, address: string) => void;
}

/** Keeps one page where it is: no navigation, no new window, no embedded page. https links open in the browser. */
export function guardContents(contents: WebContents, options: NavigationGuardOptions): void {
  const stay = (event: { preventDefault: () => void }, what: string, address: string) => {
    event.preventDefault();
    options.refused(what, address);
  };
  contents.on("will-frame-navigate", (details) => {
    if (!details.isMainFrame || !isAppPage(details.url)) stay(details, "navigation", details.url);
  });
  contents.on("will-redirect", (details) => stay(details, "redirect", details.url));
  contents.on("will-attach-webview", (event) => stay(event, "webview", ""));
  contents.setWindowOpenHandler(({ url }) => {
    const link = safeExternalLink(url);
    if (link === null) options.refused("window", url);
    else void options.openExternal(link).catch(() => options.refused("link", link));
    return { action: "deny" };
  });
}

/** Guards every page that this app will ever make. */
export function guardAllContents(app: Pick<App, "on">, options: NavigationGuardOptions): void {
  app.on("web-contents-created", (_event, contents) => guardContents(contents, options));
}

/** The developer tools, where they exist at all, are pages of Chromium's own. */
const LOCAL_SCHEMES = new Set(["devtools:", "blob:", "data:"]);

/** Whether a page of this app may load something from `address`: never from a network. */
export function isLocalAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return isAppAddress(address) || LOCAL_SCHEMES.has(new URL(address).protocol);
}

/** Cuts the session off the network: a second wall behind the content security policy. */
export function blockRemoteContent(session: Pick<Session, "webRequest">): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocalAddress(details.url) }));
}

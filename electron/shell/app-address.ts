/** The only address that Keyferry's window ever shows, and the only one that may talk to the main process. */
export const APP_SCHEME = "app";
export const APP_HOST = "keyferry";
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * Whether `address` lies in the app itself. Compares the parsed parts: the origin of a custom scheme is "null" to the
 * URL class, and a comparison of prefixes would take app://keyferry.evil for app://keyferry.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === "" && url.password === ""
  );
}

/** Whether `address` is the app's page itself, whatever its query or fragment. */
export function isAppPage(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname === new URL(APP_PAGE).pathname;
}

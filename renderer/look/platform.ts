/** Whether the app runs on macOS, where Command takes the place of Ctrl and closing a window ends nothing. */
export function isMac(): boolean {
  return navigator.userAgent.includes("Mac OS X");
}

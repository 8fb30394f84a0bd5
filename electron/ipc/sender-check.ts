import type { IpcMainInvokeEvent } from "electron";
import { isAppPage } from "../shell/app-address";

/** As much of an invoke event as the check looks at. */
export type InvokeSender = Pick<IpcMainInvokeEvent, "senderFrame"> & {
  readonly sender: { readonly id: number; readonly mainFrame: unknown };
};

/**
 * Whether a request comes from the app's own page: the main frame (no embedded one) of the app's own window, and that
 * frame shows the app's page now. A frame that navigated away since it asked is gone (null) and refused too.
 * @param ownContentsId  null while there is no window
 */
export function isOwnPage(event: InvokeSender, ownContentsId: number | null): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    event.sender.id === ownContentsId &&
    frame === event.sender.mainFrame &&
    frame.parent === null &&
    isAppPage(frame.url)
  );
}

import type { IpcChannel, IpcEventName } from "../../shared/protocol/ipc/contract";

/** All that a page can ask while the app is locked: nothing of it tells a name or needs a key. */
export const CHANNELS_WHILE_LOCKED: ReadonlySet<IpcChannel> = new Set([
  "lock.describe",
  "lock.now",
  "lock.open",
  "settings.get",
]);

/** All that a page is told while the app is locked. */
export const EVENTS_WHILE_LOCKED: ReadonlySet<IpcEventName> = new Set(["lock.changed", "settings.changed"]);

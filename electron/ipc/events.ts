import { type IpcEvent, type IpcEventName, ipcEvents } from "../../shared/protocol/ipc/contract";
import { EVENTS_WHILE_LOCKED } from "./while-locked";

/** As much of a page as events are sent to. */
export interface EventReceiver {
  isDestroyed(): boolean;
  send(channel: string, payload: unknown): void;
}

/** Tells the page something unasked; nothing happens while there is no page. */
export type SendEvent = <E extends IpcEventName>(event: E, payload: IpcEvent<E>) => void;

/** The one way events leave: parsed by the contract, so that no more than it names gets out, and hardly any while locked. */
export function eventSender(receiver: () => EventReceiver | null, isLocked: () => boolean): SendEvent {
  return (event, payload) => {
    if (isLocked() && !EVENTS_WHILE_LOCKED.has(event)) return;
    const page = receiver();
    if (page === null || page.isDestroyed()) return;
    page.send(event, ipcEvents[event].parse(payload));
  };
}

import { Notification } from "electron";
import type { Services } from "../composition/services";
import type { AppWindow } from "./app-window";
import { doneNotices } from "./done-notices";
import { sharedNotices } from "./shared-notices";
import type { ShellWords } from "./words/words";

export interface NoticeDeps extends Pick<Services, "jobs" | "receivedWatch" | "settings"> {
  readonly window: Pick<AppWindow, "current" | "inSight" | "show">;
  /** In the language in use when they are asked for. */
  readonly words: () => ShellWords;
}

/** Tells who is elsewhere, by the system, that long work has ended and that something new was shared. */
export function tellWhoIsElsewhere({ jobs, receivedWatch, settings, window, words }: NoticeDeps): void {
  if (!Notification.isSupported()) return;
  const isInSight = () => window.current?.isFocused() ?? false;
  const show = (text: { readonly title: string; readonly body: string }) => {
    const notice = new Notification(text);
    notice.on("click", () => window.show());
    notice.show();
  };
  const tellOfEndedWork = doneNotices({
    isWanted: () => settings.get().notifyWhenDone,
    isClosed: () => window.inSight === null,
    isInSight,
    words: () => words().doneNotice,
    show,
  });
  const tellOfNewShares = sharedNotices({
    isWanted: () => settings.get().notifyWhenShared,
    isInSight,
    words: () => words().sharedNotice,
    show,
  });
  jobs.onChange(tellOfEndedWork);
  receivedWatch.onNews(tellOfNewShares);
}

import type { ShellWords } from "./words/words";

export interface SharedNoticeOptions {
  /** As chosen in the settings. */
  readonly isWanted: () => boolean;
  /** Whether the person sees the app's window now. */
  readonly isInSight: () => boolean;
  readonly words: () => ShellWords["sharedNotice"];
  readonly show: (notice: { readonly title: string; readonly body: string }) => void;
}

/** Tells by the system that something new was shared while nobody looked; without names, for it may show on a locked screen. */
export function sharedNotices(options: SharedNoticeOptions): (count: number) => void {
  return (count) => {
    if (count === 0 || !options.isWanted() || options.isInSight()) return;
    const { title, body } = options.words();
    options.show({ title, body: body(count) });
  };
}

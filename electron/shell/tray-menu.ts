import type { MenuItemConstructorOptions } from "electron";
import type { JobView } from "../../shared/protocol/ipc/views";
import type { ShellWords } from "./words/words";

export interface TrayMenuOptions {
  readonly jobs: readonly JobView[];
  /** Whether there is anything to lock. */
  readonly canLock: boolean;
  readonly words: ShellWords["tray"];
  readonly open: () => void;
  readonly pauseAll: () => void;
  readonly resumeAll: () => void;
  readonly lock: () => void;
  readonly quit: () => void;
}

/** The menu of the icon beside the clock. It names no file: anybody who passes by can open it. */
export function trayMenu(options: TrayMenuOptions): MenuItemConstructorOptions[] {
  const { jobs, canLock, words } = options;
  const canPause = jobs.some((job) => job.canPause && job.state === "running");
  const canResume = jobs.some((job) => job.state === "paused");
  return [
    { label: words.open, click: options.open },
    { type: "separator" },
    { label: progressLine(jobs, words), enabled: false },
    ...(canPause ? [{ label: words.pauseAll, click: options.pauseAll }] : []),
    ...(canResume ? [{ label: words.resumeAll, click: options.resumeAll }] : []),
    { type: "separator" },
    { label: words.lock, enabled: canLock, click: options.lock },
    { label: words.quit, click: options.quit },
  ];
}

function progressLine(jobs: readonly JobView[], words: ShellWords["tray"]): string {
  const running = jobs.filter((job) => job.state === "running");
  const paused = jobs.filter((job) => job.state === "paused");
  if (running.length > 0) return words.working(running.length, percentOf(running));
  return paused.length > 0 ? words.paused(paused.length) : words.idle;
}

/** How far all of them are together; null while one of them cannot tell. */
function percentOf(jobs: readonly JobView[]): number | null {
  if (jobs.some((job) => job.bytesTotal === 0)) return null;
  const sum = (of: (job: JobView) => number) => jobs.reduce((total, job) => total + of(job), 0);
  return Math.floor((100 * sum((job) => job.bytesDone)) / sum((job) => job.bytesTotal));
}

import type { PowerMonitor } from "electron";
import type { LockCause } from "../../shared/protocol/ipc/lock-views";

export interface LockTriggerOptions {
  readonly power: Pick<PowerMonitor, "getSystemIdleTime" | "getSystemIdleState"> & {
    on(event: "suspend" | "lock-screen", listener: () => void): unknown;
  };
  /** As chosen in the settings: minutes without use; 0 for never. */
  readonly autoLockMinutes: () => number;
  /** Whether the app works for the person: while it does, she need not touch anything. */
  readonly isBusy: () => boolean;
  readonly lock: (because: LockCause) => void;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

/** Milliseconds from one look at the system to the next. */
const LOOK_EVERY_MS = 10_000;

/** Locks when the computer goes to sleep, when its screen is locked, and when nobody used it for as long as was chosen. */
export function lockByItself(options: LockTriggerOptions): void {
  const { power, autoLockMinutes, isBusy, lock, clock } = options;
  let busyUntil = 0;
  power.on("suspend", () => lock("sleep"));
  power.on("lock-screen", () => lock("screen-locked"));
  const look = () => {
    // Where the system does not tell when its screen is locked, it can still be asked.
    if (power.getSystemIdleState(1) === "locked") {
      lock("screen-locked");
      return;
    }
    if (isBusy()) busyUntil = clock();
    const limitMs = autoLockMinutes() * 60_000;
    const unusedMs = Math.min(power.getSystemIdleTime() * 1_000, clock() - busyUntil);
    if (limitMs > 0 && unusedMs >= limitMs) lock("unused");
  };
  setInterval(look, LOOK_EVERY_MS).unref();
}

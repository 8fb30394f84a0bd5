import type { App } from "electron";

export interface QuitOptions {
  /** How many jobs run now. */
  readonly runningJobs: () => number;
  /** Asks the person whether to stop them; true means stop and quit. */
  readonly confirmStopping: (runningJobs: number) => Promise<boolean>;
  /** Cancels what runs and resolves when all of it has ended and cleaned up after itself. */
  readonly stopJobs: () => Promise<void>;
  /** Wipes opened plaintexts, forgets keys, ends the workers. */
  readonly tidyUp: () => Promise<void>;
  readonly report: (event: string, error: unknown) => void;
  /** How long ending may take before the app ends regardless; the next start tidies up then. */
  readonly patienceMs?: number;
}

export interface OrderlyQuit {
  /** True once the app is really ending: windows may close. */
  readonly isQuitting: () => boolean;
  /** The system is going down: jobs are stopped without asking. */
  readonly systemEnds: () => void;
}

function withinPatience(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("Ending took too long.")), patienceMs);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}

/**
 * Makes quitting orderly: asks when jobs run, stops them, tidies up, and only then lets the app end. Quitting twice
 * while the first is under way changes nothing.
 */
export function quitInOrder(app: Pick<App, "on" | "quit">, options: QuitOptions): OrderlyQuit {
  const patienceMs = options.patienceMs ?? 15_000;
  let state: "running" | "asking" | "stopping" | "stopped" = "running";
  let askFirst = true;

  const stop = async () => {
    state = "stopping";
    try {
      await withinPatience(options.stopJobs().then(options.tidyUp), patienceMs);
    } catch (error) {
      options.report("quit", error);
    }
    state = "stopped";
    app.quit();
  };

  const begin = async () => {
    const running = options.runningJobs();
    if (running > 0 && askFirst) {
      state = "asking";
      const mayStop = await options.confirmStopping(running).catch(() => false);
      if (!mayStop) {
        state = "running";
        return;
      }
    }
    await stop();
  };

  app.on("before-quit", (event) => {
    if (state === "stopped") return;
    event.preventDefault();
    if (state === "running") void begin();
  });
  return {
    isQuitting: () => state === "stopped",
    systemEnds: () => {
      askFirst = false;
    },
  };
}

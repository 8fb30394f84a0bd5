import type { App } from "electron";
import type { Log } from "./log-file";
import type { ShellWords } from "./words/words";

export interface CrashHandlingOptions {
  readonly log: Log;
  readonly words: () => ShellWords["crash"];
  /** Tells the person that Keyferry must end. */
  readonly showError: (title: string, text: string) => void;
  readonly reloadPage: () => void;
  readonly now?: () => number;
}

/** A page that crashes again within this time is not brought back. */
const CRASH_LOOP_MS = 60_000;

/**
 * After an error that nobody caught, the state of the main process is unknown: it is logged, the person is told, and
 * the app ends. Every write is atomic and opened files are wiped at the next start, so ending is safe.
 */
export function handleCrashes(
  app: Pick<App, "on" | "exit">,
  process: Pick<NodeJS.Process, "on">,
  options: CrashHandlingOptions,
): void {
  const now = options.now ?? Date.now;
  const end = () => {
    const { title, text } = options.words();
    options.showError(title, text);
    app.exit(1);
  };
  process.on("uncaughtException", (error) => {
    options.log.failure("uncaught exception", error);
    end();
  });
  // A rejected promise leaves no code half-run: what waited for it has failed, the rest goes on.
  process.on("unhandledRejection", (reason) => options.log.failure("unhandled rejection", reason));

  let lastCrash = Number.NEGATIVE_INFINITY;
  app.on("render-process-gone", (_event, _contents, details) => {
    if (details.reason === "clean-exit") return;
    options.log.note("page gone", { reason: details.reason, exitCode: details.exitCode });
    const isLoop = now() - lastCrash < CRASH_LOOP_MS;
    lastCrash = now();
    if (isLoop) end();
    else options.reloadPage();
  });
  app.on("child-process-gone", (_event, details) => {
    if (details.reason === "clean-exit" || details.reason === "killed") return;
    options.log.note("helper process gone", { type: details.type, reason: details.reason });
  });
}

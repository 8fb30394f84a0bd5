import { afterEach, describe, expect, it, vi } from "vitest";
import { KeyferryError } from "../../../../electron/services/keyferry-error";
import { handleCrashes } from "../../../../electron/shell/crash-handling";
import { reportOf } from "../../../../electron/shell/error-report";
import { quitInOrder } from "../../../../electron/shell/orderly-quit";
import { shellWords } from "../../../../electron/shell/words/words";

type Handler = (...args: unknown[]) => void;

function fakeApp() {
  const handlers = new Map<string, Handler>();
  const app = {
    on: (event: string, handler: Handler) => handlers.set(event, handler),
    quit: vi.fn(),
    exit: vi.fn(),
  };
  /** Tries to quit, as the system does: true when nothing held it back. */
  const tryToQuit = () => {
    const preventDefault = vi.fn();
    handlers.get("before-quit")?.({ preventDefault });
    return preventDefault.mock.calls.length === 0;
  };
  return { app, handlers, tryToQuit };
}

function quitting(options: { running: number; confirm?: boolean; stopJobs?: () => Promise<void> }) {
  const { app, tryToQuit } = fakeApp();
  const steps: string[] = [];
  const confirmStopping = vi.fn(async () => options.confirm ?? true);
  const report = vi.fn();
  const quit = quitInOrder(app as unknown as Parameters<typeof quitInOrder>[0], {
    runningJobs: () => options.running,
    confirmStopping,
    stopJobs: options.stopJobs ?? (async () => void steps.push("jobs stopped")),
    tidyUp: async () => void steps.push("tidied up"),
    report,
    patienceMs: 50,
  });
  return { app, tryToQuit, steps, confirmStopping, report, quit };
}

afterEach(() => vi.useRealTimers());

describe("quitting", () => {
  it("stops, tidies up, and only then ends", async () => {
    const { app, tryToQuit, steps, confirmStopping, quit } = quitting({ running: 0 });
    expect(tryToQuit()).toBe(false);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(steps).toEqual(["jobs stopped", "tidied up"]);
    expect(confirmStopping).not.toHaveBeenCalled();
    expect(quit.isQuitting()).toBe(true);
    expect(tryToQuit()).toBe(true);
  });

  it("asks while jobs run, and goes on working when told so", async () => {
    const { app, tryToQuit, steps, confirmStopping, quit } = quitting({ running: 2, confirm: false });
    expect(tryToQuit()).toBe(false);
    await vi.waitFor(() => expect(confirmStopping).toHaveBeenCalledWith(2));
    await Promise.resolve();
    expect(app.quit).not.toHaveBeenCalled();
    expect(steps).toEqual([]);
    expect(quit.isQuitting()).toBe(false);
    tryToQuit();
    await vi.waitFor(() => expect(confirmStopping).toHaveBeenCalledTimes(2));
  });

  it("asks once, however often the person tries", async () => {
    const { app, tryToQuit, confirmStopping } = quitting({ running: 1 });
    tryToQuit();
    tryToQuit();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalled());
    expect(confirmStopping).toHaveBeenCalledOnce();
    expect(app.quit).toHaveBeenCalledOnce();
  });

  it("does not ask when the system goes down", async () => {
    const { app, tryToQuit, confirmStopping, quit } = quitting({ running: 1 });
    quit.systemEnds();
    tryToQuit();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalled());
    expect(confirmStopping).not.toHaveBeenCalled();
  });

  it("ends even when a job does not", async () => {
    const { app, tryToQuit, report } = quitting({ running: 0, stopJobs: () => new Promise(() => {}) });
    tryToQuit();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(report).toHaveBeenCalledOnce();
  });
});

describe("a crash", () => {
  function crashing() {
    const { app, handlers } = fakeApp();
    const processHandlers = new Map<string, Handler>();
    const log = { note: vi.fn(), failure: vi.fn() };
    const showError = vi.fn();
    const reloadPage = vi.fn();
    let time = 0;
    handleCrashes(
      app as unknown as Parameters<typeof handleCrashes>[0],
      {
        on: (event: string, handler: Handler) => processHandlers.set(event, handler),
      } as unknown as NodeJS.Process,
      { log, words: () => shellWords("de").crash, showError, reloadPage, now: () => time },
    );
    const pageGone = (at: number, reason = "crashed") => {
      time = at;
      handlers.get("render-process-gone")?.({}, {}, { reason, exitCode: 5 });
    };
    return { app, processHandlers, log, showError, reloadPage, pageGone };
  }

  it("of the main process is logged, told, and ends the app", () => {
    const { app, processHandlers, log, showError } = crashing();
    processHandlers.get("uncaughtException")?.(new Error("boom"));
    expect(log.failure).toHaveBeenCalledOnce();
    expect(showError).toHaveBeenCalledExactlyOnceWith(
      "Keyferry muss beendet werden",
      expect.stringContaining("nichts verloren"),
    );
    expect(app.exit).toHaveBeenCalledWith(1);
  });

  it("of the page brings it back, but not for ever", () => {
    const { app, reloadPage, pageGone } = crashing();
    pageGone(0, "clean-exit");
    expect(reloadPage).not.toHaveBeenCalled();
    pageGone(1_000);
    pageGone(100_000);
    expect(reloadPage).toHaveBeenCalledTimes(2);
    pageGone(101_000);
    expect(reloadPage).toHaveBeenCalledTimes(2);
    expect(app.exit).toHaveBeenCalledWith(1);
  });

  it("of a promise nobody waited for does not end the app", () => {
    const { app, processHandlers, log } = crashing();
    processHandlers.get("unhandledRejection")?.(new Error("late"));
    expect(log.failure).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
  });
});

describe("what the log keeps of an error", () => {
  it("is its class, code and place, never its message", () => {
    const error = Object.assign(new Error("ENOENT: /home/ann/Divorce papers.pdf"), { code: "ENOENT" });
    const report = reportOf(new KeyferryError("disk-error", "while renaming", { cause: error }));
    expect(report).toMatchObject({
      name: "KeyferryError",
      code: "disk-error",
      detail: "while renaming",
      cause: { name: "Error", code: "ENOENT" },
    });
    expect(report.cause?.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain("Divorce");
  });

  it("survives errors that cause themselves, and things that are no errors", () => {
    const error = new Error("x");
    error.cause = error;
    expect(() => JSON.stringify(reportOf(error))).not.toThrow();
    expect(reportOf("secret text")).toEqual({ name: "string", frames: [] });
  });
});

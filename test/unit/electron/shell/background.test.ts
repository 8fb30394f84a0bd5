import { describe, expect, it, vi } from "vitest";
import {
  Background,
  type ClosingSituation,
  closingMeans,
  TrayIcon,
} from "../../../../electron/shell/background";
import { trayMenu } from "../../../../electron/shell/tray-menu";
import { shellWords } from "../../../../electron/shell/words/words";
import type { JobView } from "../../../../shared/protocol/ipc/views";
import { jobOf } from "../../renderer/sample-views";

const nothing = () => undefined;

describe("closing the window", () => {
  const on = (platform: NodeJS.Platform, keepRunning: ClosingSituation["keepRunning"], isWorking: boolean) =>
    closingMeans({ platform, keepRunning, isWorking });

  it("ends the app, unless it works or the person wants it to stay", () => {
    for (const platform of ["linux", "win32"] as const) {
      expect(on(platform, "while-working", false)).toBe("quit");
      expect(on(platform, "while-working", true)).toBe("background");
      expect(on(platform, "always", false)).toBe("background");
      expect(on(platform, "never", true)).toBe("quit");
    }
  });

  it("never ends the app on macOS", () => {
    for (const isWorking of [true, false]) expect(on("darwin", "never", isWorking)).toBe("background");
  });

  it("takes the window out of sight, and says once how to get it back", () => {
    const log: string[] = [];
    const background = new Background({
      situation: () => ({ platform: "linux", keepRunning: "while-working", isWorking: true }),
      hideWindow: () => log.push("hidden"),
      showTray: () => log.push("icon"),
      tell: () => log.push("told"),
    });
    expect([background.takesOver(), background.takesOver()]).toEqual([true, true]);
    expect(log).toEqual(["hidden", "icon", "told", "hidden", "icon"]);
  });
});

describe("the icon beside the clock", () => {
  it("is there once, renews its menu at most once a second, and goes with what was to come", () => {
    vi.useFakeTimers();
    try {
      const log: string[] = [];
      const icon = new TrayIcon(() => {
        log.push("made");
        return { setMenu: () => log.push("menu"), destroy: () => log.push("gone") };
      });
      icon.changed();
      icon.show();
      icon.show();
      for (let i = 0; i < 5; i++) icon.changed();
      vi.advanceTimersByTime(1_500);
      icon.changed();
      icon.hide();
      vi.advanceTimersByTime(5_000);
      expect(log).toEqual(["made", "menu", "gone"]);
    } finally {
      vi.useRealTimers();
    }
  });

  const menuOf = (jobs: readonly JobView[], canLock = true) =>
    trayMenu({
      jobs,
      canLock,
      words: shellWords("en").tray,
      open: nothing,
      pauseAll: nothing,
      resumeAll: nothing,
      lock: nothing,
      quit: nothing,
    });
  const labels = (jobs: readonly JobView[]) => menuOf(jobs).flatMap(({ label }) => label ?? []);

  it("says how far the jobs are, without the name of anything", () => {
    const half = jobOf({ subject: "Payroll", bytesDone: 50, bytesTotal: 100, canPause: true });
    const begun = jobOf({ bytesDone: 0, bytesTotal: 300 });
    expect(labels([half, begun])).toContain("2 jobs running, 12 %");
    expect(labels([half, jobOf({})])).toContain("2 jobs running");
    expect(labels([jobOf({ state: "paused" })])).toContain("1 job paused");
    expect(labels([jobOf({ state: "done" }), jobOf({ state: "interrupted" })])).toContain("No jobs running");
    expect(labels([half]).join()).not.toContain("Payroll");
  });

  it("offers to pause and to resume only what can be", () => {
    expect(labels([jobOf({ canPause: true })])).toContain("Pause all");
    expect(labels([jobOf({ canPause: false })])).not.toContain("Pause all");
    expect(labels([jobOf({ state: "paused" })])).toContain("Resume all");
    expect(menuOf([], false).find(({ label }) => label === "Lock Keyferry")?.enabled).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lockByItself } from "../../../../electron/shell/lock-triggers";

const MINUTE = 60_000;

/** A computer that was used last at the time 0, and what makes the app lock. */
function computer(minutes: number) {
  const listeners = new Map<string, () => void>();
  const causes: string[] = [];
  const state = { isBusy: false, screen: "active" as "active" | "locked", usedAt: Date.now() };
  lockByItself({
    power: {
      on: (event, listener) => void listeners.set(event, listener),
      getSystemIdleTime: () => Math.floor((Date.now() - state.usedAt) / 1_000),
      getSystemIdleState: () => state.screen,
    },
    autoLockMinutes: () => minutes,
    isBusy: () => state.isBusy,
    lock: (because) => causes.push(because),
    clock: Date.now,
  });
  return { causes, state, tell: (event: string) => listeners.get(event)?.() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the app locks by itself", () => {
  it("when the computer goes to sleep, or its screen is locked", () => {
    const { causes, tell } = computer(0);
    tell("suspend");
    tell("lock-screen");
    expect(causes).toEqual(["sleep", "screen-locked"]);
  });

  it("when the screen is found to be locked where the system does not tell", () => {
    const { causes, state } = computer(0);
    state.screen = "locked";
    vi.advanceTimersByTime(10_000);
    expect(causes).toEqual(["screen-locked"]);
  });

  it("when the computer was not used for as long as was chosen, and not earlier", () => {
    const { causes, state } = computer(5);
    vi.advanceTimersByTime(4 * MINUTE);
    state.usedAt = Date.now();
    vi.advanceTimersByTime(4.5 * MINUTE);
    expect(causes).toEqual([]);
    vi.advanceTimersByTime(MINUTE);
    expect(causes).toContain("unused");
  });

  it("never for want of use when that was chosen", () => {
    const { causes } = computer(0);
    vi.advanceTimersByTime(24 * 60 * MINUTE);
    expect(causes).toEqual([]);
  });

  it("not while it works for the person, nor at once when that has ended", () => {
    const { causes, state } = computer(5);
    state.isBusy = true;
    vi.advanceTimersByTime(60 * MINUTE);
    state.isBusy = false;
    vi.advanceTimersByTime(4 * MINUTE);
    expect(causes).toEqual([]);
    vi.advanceTimersByTime(2 * MINUTE);
    expect(causes).toContain("unused");
  });
});

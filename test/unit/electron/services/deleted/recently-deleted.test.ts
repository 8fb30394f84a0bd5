import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  RecentlyDeleted,
  type RecentlyDeletedDeps,
} from "../../../../../electron/services/deleted/recently-deleted";

const DAY = 24 * 60 * 60 * 1000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is kept for 30 days", () => {
  it("is looked through at the start and every day from then on, also after a failure, until the app ends", async () => {
    let looks = 0;
    const reports: string[] = [];
    const bin = {
      expired: async () => {
        looks++;
        if (looks === 1) throw new Error("the disk is away");
        return [];
      },
    };
    const deleted = new RecentlyDeleted({
      bin,
      report: (event: string) => void reports.push(event),
    } as unknown as RecentlyDeletedDeps);
    deleted.start();
    await vi.advanceTimersByTimeAsync(DAY - 1);
    expect([looks, reports.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(looks).toBe(3);
    deleted.close();
    await vi.advanceTimersByTimeAsync(5 * DAY);
    expect(looks).toBe(3);
  });
});

import { describe, expect, it } from "vitest";
import { nextRate } from "../../../../renderer/jobs/job-rate";

describe("the rate of a job", () => {
  it("is unknown until two moments tell", () => {
    const first = nextRate(undefined, { at: 0, bytesDone: 0 });
    expect(first.bytesPerSecond).toBeNull();
    expect(nextRate(first, { at: 100, bytesDone: 50 })).toBe(first);
    expect(nextRate(first, { at: 500, bytesDone: 50 }).bytesPerSecond).toBe(100);
  });

  it("follows a change smoothly and settles on it", () => {
    let rate = nextRate(nextRate(undefined, { at: 0, bytesDone: 0 }), { at: 1_000, bytesDone: 1_000 });
    let bytes = 1_000;
    const seen: number[] = [];
    for (let second = 2; second < 30; second += 1) {
      bytes += 100;
      rate = nextRate(rate, { at: second * 1_000, bytesDone: bytes });
      seen.push(rate.bytesPerSecond ?? 0);
    }
    expect(seen[0]).toBeGreaterThan(500);
    expect(seen.at(-1)).toBeCloseTo(100, 0);
  });

  it("never goes below zero when a job starts over", () => {
    const rate = nextRate(nextRate(undefined, { at: 0, bytesDone: 900 }), { at: 1_000, bytesDone: 0 });
    expect(rate.bytesPerSecond).toBe(0);
  });
});

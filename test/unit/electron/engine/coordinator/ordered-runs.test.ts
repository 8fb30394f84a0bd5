import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inOrderedRuns } from "../../../../../electron/engine/coordinator/ordered-runs";
import { PauseGate } from "../../../../../electron/services/jobs/pause-gate";
import type { JobOutcome, SegmentRange } from "../../../../../electron/services/ports/engine";

describe("runs over a range", () => {
  it("cover it in order, however they finish, and never more of them than the window", async () => {
    let underWay = 0;
    let most = 0;
    const accepted: SegmentRange[] = [];
    const failure = await inOrderedRuns<number>({
      range: { from: 3, to: 103 },
      runLength: 7,
      window: 4,
      pause: new PauseGate(),
      start: async ({ from }) => {
        most = Math.max(most, ++underWay);
        await delay((from * 13) % 5);
        underWay -= 1;
        return { ok: true, value: from };
      },
      accept: (value, run) => {
        expect(value).toBe(run.from);
        accepted.push(run);
      },
    });
    expect(failure).toBeNull();
    expect(most).toBe(4);
    expect(accepted[0]).toEqual({ from: 3, to: 10 });
    expect(accepted.at(-1)).toEqual({ from: 101, to: 103 });
    for (const [i, run] of accepted.entries()) expect(run.from).toBe(accepted[i - 1]?.to ?? 3);
  });

  it("stop at a failure, and return only when nothing is under way", async () => {
    let underWay = 0;
    const started: number[] = [];
    const start = async ({ from }: SegmentRange): Promise<JobOutcome<null>> => {
      started.push(from);
      underWay += 1;
      await delay(from === 2 ? 1 : 10);
      underWay -= 1;
      return from === 2 ? { ok: false, code: "disk-full", detail: "" } : { ok: true, value: null };
    };
    const range = { from: 0, to: 1000 };
    const failure = await inOrderedRuns({
      range,
      runLength: 1,
      window: 4,
      pause: new PauseGate(),
      start,
      accept: () => undefined,
    });
    expect(failure?.code).toBe("disk-full");
    expect(underWay).toBe(0);
    expect(started.length).toBeLessThan(12);
  });

  it("of nothing are none", async () => {
    const start = () => Promise.reject(new Error("must not start"));
    const range = { from: 5, to: 5 };
    expect(
      await inOrderedRuns({
        range,
        runLength: 1,
        window: 4,
        pause: new PauseGate(),
        start,
        accept: () => undefined,
      }),
    ).toBeNull();
  });
});

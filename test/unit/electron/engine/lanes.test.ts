import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { forEachBounded } from "../../../../electron/engine/lanes";

describe("items in lanes", () => {
  it("are each done once, at most so many at a time", async () => {
    let underWay = 0;
    let most = 0;
    const done: number[] = [];
    await forEachBounded([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++underWay);
      await delay(item % 3);
      underWay -= 1;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

import { describe, expect, it } from "vitest";
import { PauseGate } from "../../../../../electron/services/jobs/pause-gate";
import { inParallel } from "../../../../../electron/services/vault/bounded-parallel";
import { ChangeQueue } from "../../../../../electron/services/vault/change-queue";

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("changes of one vault", () => {
  it("run one at a time, in order, also after one that failed", async () => {
    const queue = new ChangeQueue();
    const log: string[] = [];
    const change = (name: string) =>
      queue.run(async () => {
        log.push(`${name} begins`);
        await turn();
        log.push(`${name} ends`);
        if (name === "b") throw new Error("b failed");
        return name;
      });
    const [a, b, c] = await Promise.allSettled([change("a"), change("b"), change("c")]);
    expect([a.status, b.status, c.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(log).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    await queue.settled();
  });
});

describe("a change that is paused", () => {
  it("lets nobody wait for hours: another change is refused, until it goes on", async () => {
    const queue = new ChangeQueue();
    const pause = new PauseGate();
    const slow = queue.run(async () => {
      await turn();
      await pause.goneOn();
      return "slow";
    }, pause);
    const waiting = queue.run(async () => "waiting");
    await turn();
    pause.shut();
    expect(queue.isHeldUp).toBe(true);
    await expect(queue.run(async () => "new")).rejects.toMatchObject({ code: "vault-paused" });
    pause.open();
    expect(await Promise.all([slow, waiting, queue.run(async () => "new")])).toEqual([
      "slow",
      "waiting",
      "new",
    ]);
    expect(queue.isHeldUp).toBe(false);
  });
});

describe("work on many items", () => {
  it("never runs more at a time than allowed, and answers in order", async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel(
      Array.from({ length: 50 }, (_, i) => i),
      4,
      async (item) => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        return item * 2;
      },
    );
    expect(most).toBe(4);
    expect(results).toEqual(Array.from({ length: 50 }, (_, i) => i * 2));
    expect(await inParallel([], 4, async () => 1)).toEqual([]);
  });

  it("ends with the first failure, once what ran has ended", async () => {
    let ended = 0;
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      await turn();
      ended++;
      if (item === 2) throw new Error("two");
    });
    await expect(work).rejects.toThrow("two");
    const atFailure = ended;
    await turn();
    expect(ended).toBe(atFailure);
    expect(ended).toBeLessThan(6);
  });
});

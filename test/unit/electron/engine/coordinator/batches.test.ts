import { describe, expect, it } from "vitest";
import { batchesOf } from "../../../../../electron/engine/coordinator/batches";

function jobs(count: number, bytes: number) {
  return Array.from({ length: count }, (_, index) => ({ index, job: index, bytes }));
}

describe("batches of small jobs", () => {
  it("hold all jobs in order", () => {
    const batches = batchesOf(jobs(1000, 5000), 4);
    expect(batches.flat().map(({ index }) => index)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it("give every worker something when there is little", () => {
    expect(batchesOf(jobs(10, 100), 4)).toHaveLength(4);
    expect(batchesOf(jobs(2, 100), 4)).toHaveLength(2);
    expect(batchesOf([], 4)).toEqual([]);
  });

  it("are neither of too many files nor of too many bytes", () => {
    for (const batch of batchesOf(jobs(100_000, 100), 4)) expect(batch.length).toBeLessThanOrEqual(128);
    for (const batch of batchesOf(jobs(100, 3_000_000), 4)) expect(batch.length).toBeLessThanOrEqual(2);
    expect(batchesOf(jobs(3, 100_000_000), 1)).toHaveLength(3);
  });
});

import { describe, expect, it } from "vitest";
import type { EngineProgress } from "../../../../electron/services/ports/engine";
import { codesOf, openingOf, useEngine } from "./engine-fixture";
import { writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;

function recorder(): { onProgress: (progress: EngineProgress) => void; seen: EngineProgress[] } {
  const seen: EngineProgress[] = [];
  return { seen, onProgress: (progress) => seen.push(progress) };
}

function expectSteadyProgress(seen: readonly EngineProgress[], files: number): void {
  expect(seen.length).toBeGreaterThan(0);
  for (const [i, { bytesDone, bytesTotal, filesDone, filesTotal }] of seen.entries()) {
    expect(bytesDone).toBeGreaterThanOrEqual(seen[i - 1]?.bytesDone ?? 0);
    expect(filesDone).toBeGreaterThanOrEqual(seen[i - 1]?.filesDone ?? 0);
    expect(bytesDone).toBeLessThanOrEqual(bytesTotal);
    expect(filesTotal).toBe(files);
  }
}

describe("progress", () => {
  it("counts plaintext bytes, never goes back, and ends at all of them", async () => {
    const { engine, author, path } = fixture;
    const sizes = [0, 10, 70_000, 30 * MIB, 5 * MIB, 1000];
    for (const [i, size] of sizes.entries()) writePatternFile(path(`plain-${i}`), size);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const jobs = sizes.map((_, i) => author.encryptJob(path(`plain-${i}`), path(`sealed-${i}`)));
    const encrypting = recorder();
    const outcomes = await engine.encryptFiles(jobs, encrypting);
    expectSteadyProgress(encrypting.seen, 6);
    expect(encrypting.seen.at(-1)).toEqual({
      filesDone: 6,
      filesTotal: 6,
      bytesDone: total,
      bytesTotal: total,
    });
    const decrypting = recorder();
    const openings = jobs.map((job, i) => {
      const outcome = outcomes[i];
      return openingOf(job, outcome?.ok ? outcome.value.headerHash : new Uint8Array(32), path(`opened-${i}`));
    });
    await engine.decryptFiles(openings, decrypting);
    expectSteadyProgress(decrypting.seen, 6);
    expect(decrypting.seen.at(-1)).toEqual({
      filesDone: 6,
      filesTotal: 6,
      bytesDone: total,
      bytesTotal: total,
    });
  });

  it("comes to an end with failed jobs too, which do not stop the others", async () => {
    const { engine, author, path } = fixture;
    writePatternFile(path("plain"), 5000);
    const jobs = [path("plain"), path("missing"), path("plain")].map((source, i) =>
      author.encryptJob(source, path(`sealed-${i}`)),
    );
    const { onProgress, seen } = recorder();
    expect(codesOf(await engine.encryptFiles(jobs, { onProgress }))).toEqual(["ok", "file-not-found", "ok"]);
    expect(seen.at(-1)).toEqual({ filesDone: 3, filesTotal: 3, bytesDone: 10_000, bytesTotal: 10_000 });
  });

  it("of nothing is nothing", async () => {
    const { engine } = fixture;
    expect(await engine.encryptFiles([])).toEqual([]);
    expect(await engine.decryptFiles([])).toEqual([]);
    expect(await engine.resealContainers([])).toEqual([]);
    expect(await engine.writeNodes([])).toEqual([]);
    expect(await engine.readHeads([])).toEqual([]);
  });
});

import { existsSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../../electron/engine";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;

/** Aborts when a part of the bytes is done. */
function abortingAt(share: number) {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onProgress: ({ bytesDone, bytesTotal }: { bytesDone: number; bytesTotal: number }) => {
      if (bytesDone > bytesTotal * share) controller.abort();
    },
  };
}

describe("a cancelled call", () => {
  it("does not begin when it was cancelled before", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 1000);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const signal = AbortSignal.abort();
    expect(codesOf(await engine.encryptFiles([job], { signal }))).toEqual(["cancelled"]);
    expect(codesOf(await engine.readHeads([path("plain")], { signal }))).toEqual(["cancelled"]);
    expect(names()).toEqual(["plain"]);
  });

  it("stops soon in the middle of a large file and leaves nothing of it", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 200 * MIB);
    const job = author.encryptJob(path("plain"), path("sealed"));
    expect(codesOf(await engine.encryptFiles([job], abortingAt(0.2)))).toEqual(["cancelled"]);
    expect(names()).toEqual(["plain"]);

    const { headerHash } = only(await engine.encryptFiles([job]));
    const opening = openingOf(job, headerHash, path("opened"));
    expect(codesOf(await engine.decryptFiles([opening], abortingAt(0.2)))).toEqual(["cancelled"]);
    expect(names()).toEqual(["plain", "sealed"]);

    const { path: parents, epoch, writer, checkpoint, itemKey } = job.container;
    const change = { itemKey, path: parents, epoch, writer, checkpoint };
    const before = statSync(path("sealed")).ino;
    const reseal = { containerPath: path("sealed"), headerHash, currentItemKey: itemKey, change };
    const named = {
      ...reseal,
      change: { ...change, name: "a name that makes the head longer than it was before" },
    };
    expect(codesOf(await engine.resealContainers([named], abortingAt(0.2)))).toEqual(["cancelled"]);
    expect(statSync(path("sealed")).ino).toBe(before);
    expect(names()).toEqual(["plain", "sealed"]);
    only(await engine.decryptFiles([opening]));
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
  }, 60_000);

  it("keeps what is done of many small files; the rest leaves nothing", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 20_000);
    const jobs = Array.from({ length: 1500 }, (_, i) =>
      author.encryptJob(path("plain"), path(`sealed-${i}`)),
    );
    const codes = codesOf(await engine.encryptFiles(jobs, abortingAt(0.2)));
    expect(new Set(codes)).toEqual(new Set(["ok", "cancelled"]));
    for (const [i, code] of codes.entries()) expect(existsSync(path(`sealed-${i}`))).toBe(code === "ok");
    expect(names()).toHaveLength(1 + codes.filter((code) => code === "ok").length);
  });

  it("ends at once when the engine is closed meanwhile", async () => {
    const { author, path, workerPath, names } = fixture;

    const engine = createEngine({ workerPath, workers: 2 });
    await engine.useWriter(author.signingPrivate);
    writePatternFile(path("plain"), 100 * MIB);
    const encryption = engine.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]);
    await delay(100);
    await engine.close();
    expect(codesOf(await encryption)).toEqual(["cancelled"]);
    expect(codesOf(await engine.readHeads([path("plain")]))).toEqual(["cancelled"]);
    expect(names()).toEqual(["plain"]);
  });
});

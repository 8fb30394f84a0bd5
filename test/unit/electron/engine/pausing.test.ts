import { describe, expect, it } from "vitest";
import { PauseGate } from "../../../../electron/services/jobs/pause-gate";
import type { EngineControl } from "../../../../electron/services/ports/engine";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;

/** Pauses when a fifth of the bytes is done. */
function pausing() {
  const gate = new PauseGate();
  const stop = new AbortController();
  let bytesDone = 0;
  let bytesTotal = 0;
  let hasPaused = () => undefined as void;
  const paused = new Promise<void>((resolve) => {
    hasPaused = resolve;
  });
  let isFirst = true;
  const control: EngineControl = {
    signal: stop.signal,
    pause: gate,
    onProgress: (progress) => {
      ({ bytesDone, bytesTotal } = progress);
      if (!isFirst || bytesDone <= bytesTotal / 5) return;
      isFirst = false;
      gate.shut();
      hasPaused();
    },
  };
  return { gate, stop, control, paused, bytesDone: () => bytesDone, bytesTotal: () => bytesTotal };
}

/** Has the engine do other work until what was under way when it was paused is at its end. */
async function untilStill(bytesDone: () => number): Promise<void> {
  const others = Array.from({ length: 64 }, () => fixture.path("plain"));
  for (let before = -1; before !== bytesDone(); ) {
    before = bytesDone();
    await fixture.engine.readHeads(others);
  }
}

describe("a paused call", () => {
  it("begins nothing else, lets other calls work, and goes on where it was", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 160 * MIB);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const sealing = pausing();
    const sealed = engine.encryptFiles([job], sealing.control);
    await sealing.paused;
    await untilStill(sealing.bytesDone);
    expect(sealing.bytesDone()).toBeLessThan(sealing.bytesTotal());
    expect(names().filter((name) => name === "sealed")).toEqual([]);
    sealing.gate.open();
    const { headerHash } = only(await sealed);

    const opening = pausing();
    const opened = engine.decryptFiles([openingOf(job, headerHash, path("opened"))], opening.control);
    await opening.paused;
    await untilStill(opening.bytesDone);
    expect(opening.bytesDone()).toBeLessThan(opening.bytesTotal());
    opening.gate.open();
    only(await opened);
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
    expect(names()).toEqual(["opened", "plain", "sealed"]);
  }, 120_000);

  it("is stopped, and leaves nothing of what was under way", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 160 * MIB);
    const call = pausing();
    const sealed = engine.encryptFiles([author.encryptJob(path("plain"), path("sealed"))], call.control);
    await call.paused;
    call.stop.abort();
    call.gate.open();
    expect(codesOf(await sealed)).toEqual(["cancelled"]);
    expect(names()).toEqual(["plain"]);
  }, 60_000);
});

import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type { DecryptFileJob, EncryptFileJob, ReadHead } from "../../../../electron/services/ports/engine";
import { segmentOffset, storedSegmentLength } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { flipByte, patternBytes } from "./file-content";
import { makeVaultAuthor } from "./vault-author";

const fixture = useEngine();

/** Both ways through the engine: whole in one worker, and run by run. */
const PATHS = [
  { way: "a small file", size: 5 * 4096 + 10, segmentSizeLog2: 12 },
  { way: "a large file", size: 5 * 2 ** 20 + 10, segmentSizeLog2: 18 },
];

describe.each(PATHS)("$way that was tampered with", ({ size, segmentSizeLog2 }) => {
  let job: EncryptFileJob;
  let head: ReadHead;
  let opening: DecryptFileJob;

  beforeEach(async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), patternBytes(size));
    job = author.encryptJob(path("plain"), path("sealed"), { segmentSizeLog2 });
    only(await engine.encryptFiles([job]));
    head = only(await engine.readHeads([path("sealed")]));
    opening = openingOf(job, head.headerHash, path("opened"));
  });

  function offsetOf(index: number): number {
    return segmentOffset(head.header, head.headLength, index);
  }

  async function refusal(): Promise<string[]> {
    const codes = codesOf(await fixture.engine.decryptFiles([opening]));
    expect(fixture.names()).toEqual(["plain", "sealed"]);
    await expect(
      fixture.engine.readSegments({ ...opening, range: { from: 0, to: 1 } }),
    ).rejects.toMatchObject({
      code: codes[0],
    });
    return codes;
  }

  it("is refused when a byte of the head differs", async () => {
    const positions = [9, 13, 40, Math.floor(head.headLength / 2), head.headLength - 1];
    for (const position of positions) {
      flipByte(opening.sourcePath, position);
      const [code] = await refusal();
      expect(["container-damaged", "container-truncated"]).toContain(code);
      flipByte(opening.sourcePath, position);
    }
    flipByte(opening.sourcePath, 0);
    expect(await refusal()).toEqual(["not-a-container"]);
    flipByte(opening.sourcePath, 0);
    only(await fixture.engine.decryptFiles([opening]));
  });

  it("is refused when it says it is of a later version", async () => {
    const bytes = readFileSync(opening.sourcePath);
    bytes[8] = 2;
    writeFileSync(opening.sourcePath, bytes);
    expect(await refusal()).toEqual(["newer-version"]);
  });

  it("is refused when a byte of a segment differs, in its ciphertext or its tag", async () => {
    for (const index of [0, 3, 5]) {
      const length = storedSegmentLength(head.header, index);
      for (const within of [0, Math.floor(length / 2), length - 17, length - 16, length - 1]) {
        flipByte(opening.sourcePath, offsetOf(index) + within);
        expect(await fixture.engine.decryptFiles([opening]).then(codesOf)).toEqual(["container-damaged"]);
        expect(fixture.names()).toEqual(["plain", "sealed"]);
        flipByte(opening.sourcePath, offsetOf(index) + within);
      }
    }
    only(await fixture.engine.decryptFiles([opening]));
  });

  it("is refused when it is cut short anywhere", async () => {
    for (const keep of [head.fileLength - 1, offsetOf(1), head.headLength, head.headLength - 1, 12]) {
      copyFileSync(opening.sourcePath, fixture.path("whole"));
      truncateSync(opening.sourcePath, keep);
      expect(codesOf(await fixture.engine.decryptFiles([opening]))).toEqual(["container-truncated"]);
      copyFileSync(fixture.path("whole"), opening.sourcePath);
    }
    truncateSync(opening.sourcePath, 0);
    expect(codesOf(await fixture.engine.decryptFiles([opening]))).toEqual(["not-a-container"]);
  });

  it("is refused when something was appended", async () => {
    appendFileSync(opening.sourcePath, "x");
    expect(await refusal()).toEqual(["container-damaged"]);
  });

  it("is refused when two segments were swapped", async () => {
    const bytes = readFileSync(opening.sourcePath);
    const length = storedSegmentLength(head.header, 0);
    const first = Buffer.from(bytes.subarray(offsetOf(0), offsetOf(0) + length));
    bytes.copyWithin(offsetOf(0), offsetOf(1), offsetOf(1) + length);
    first.copy(bytes, offsetOf(1));
    writeFileSync(opening.sourcePath, bytes);
    expect(await refusal()).toEqual(["container-damaged"]);
  });

  it("is refused when a segment comes from another container of the same item", async () => {
    const other = { ...job, targetPath: fixture.path("other") };
    only(await fixture.engine.encryptFiles([other]));
    const otherHead = only(await fixture.engine.readHeads([other.targetPath]));
    const from = segmentOffset(otherHead.header, otherHead.headLength, 2);
    const bytes = readFileSync(opening.sourcePath);
    readFileSync(other.targetPath).copy(bytes, offsetOf(2), from, from + storedSegmentLength(head.header, 2));
    writeFileSync(opening.sourcePath, bytes);
    expect(codesOf(await fixture.engine.decryptFiles([opening]))).toEqual(["container-damaged"]);
  });

  it("is refused when it is another, valid container", async () => {
    only(await fixture.engine.encryptFiles([job]));
    expect(await refusal()).toEqual(["container-damaged"]);
  });

  it("does not open with another item's key", async () => {
    const itemKey = makeVaultAuthor().rootKey;
    const outcomes = await fixture.engine.decryptFiles([{ ...opening, access: { by: "item-key", itemKey } }]);
    expect(codesOf(outcomes)).toEqual(["no-access"]);
    expect(fixture.names()).toEqual(["plain", "sealed"]);
  });
});

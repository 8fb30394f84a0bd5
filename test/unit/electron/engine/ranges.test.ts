import { readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type {
  ContentAccess,
  EncryptFileJob,
  WrittenContainer,
} from "../../../../electron/services/ports/engine";
import { coverRange, deriveCover, treeDepth } from "../../../../shared/crypto";
import { openItem, segmentCount } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { patternBytes } from "./file-content";

const fixture = useEngine();
const PATHS = [
  { way: "a small file", size: 20 * 4096 + 5, segmentSizeLog2: 12 },
  { way: "a large file", size: 20 * 2 ** 18 + 5, segmentSizeLog2: 18 },
];

describe.each(PATHS)("ranges of $way of 21 segments", ({ size, segmentSizeLog2 }) => {
  const plain = patternBytes(size);
  const segment = 2 ** segmentSizeLog2;
  let job: EncryptFileJob;
  let written: WrittenContainer;

  beforeEach(async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), plain);
    job = author.encryptJob(path("plain"), path("sealed"), { segmentSizeLog2 });
    written = only(await engine.encryptFiles([job]));
  });

  function coverAccess(from: number, to: number): ContentAccess & { by: "cover" } {
    const { contentKey } = openItem(job.container.itemKey, written.header);
    if (contentKey === null) throw new Error("no content key");
    const count = segmentCount(written.header);
    const nodes = deriveCover(contentKey, treeDepth(count), from, to);
    return { by: "cover", version: written.header.version, segmentCount: count, from, to, nodes };
  }

  it.each([
    [0, 1],
    [3, 17],
    [20, 21],
    [0, 21],
  ])("gives segments [%i, %i) and nothing else", async (from, to) => {
    const { engine, path } = fixture;
    const expected = Buffer.from(plain.subarray(from * segment, to * segment));
    const range = { from, to };
    const byKey = openingOf(job, written.headerHash, path("by-key"), { range });
    const byCover = openingOf(job, written.headerHash, path("by-cover"), {
      access: coverAccess(from, to),
      range,
    });
    const wholeCover = openingOf(job, written.headerHash, path("whole-cover"), {
      access: coverAccess(from, to),
    });
    expect(codesOf(await engine.decryptFiles([byKey, byCover, wholeCover]))).toEqual(["ok", "ok", "ok"]);
    for (const name of ["by-key", "by-cover", "whole-cover"]) {
      expect(readFileSync(path(name)).equals(expected)).toBe(true);
    }
    expect(Buffer.from(await engine.readSegments(byKey)).equals(expected)).toBe(true);
    expect(Buffer.from(await engine.readSegments(byCover)).equals(expected)).toBe(true);
  });

  async function codeFor(access: ContentAccess, range?: { from: number; to: number }): Promise<string> {
    const { engine, path, names } = fixture;
    const changes = { access, ...(range === undefined ? {} : { range }) };
    const opening = openingOf(job, written.headerHash, path("opened"), changes);
    const [code = ""] = codesOf(await engine.decryptFiles([opening]));
    await expect(engine.readSegments(opening)).rejects.toMatchObject({ code });
    expect(names()).toEqual(["plain", "sealed"]);
    return code;
  }

  it("refuses a range outside the file", async () => {
    const access = { by: "item-key", itemKey: job.container.itemKey } as const;
    for (const [from, to] of [
      [0, 22],
      [21, 22],
      [5, 5],
      [6, 5],
      [-1, 3],
      [0.5, 2],
      [0, Number.NaN],
      [0, 2 ** 40],
    ] as const) {
      expect(await codeFor(access, { from, to })).toBe("range-invalid");
    }
  });

  it("refuses what lies outside the cover, in front, behind and beside", async () => {
    const access = coverAccess(4, 8);
    expect(await codeFor(access, { from: 3, to: 8 })).toBe("no-access");
    expect(await codeFor(access, { from: 4, to: 9 })).toBe("no-access");
    expect(await codeFor(access, { from: 0, to: 2 })).toBe("no-access");
    expect(await codeFor({ ...access, to: 22 })).toBe("range-invalid");
  });

  it("refuses a cover of another version or of another number of segments", async () => {
    const access = coverAccess(4, 8);
    expect(await codeFor({ ...access, version: 2 })).toBe("no-access");
    expect(await codeFor({ ...access, segmentCount: 20 })).toBe("no-access");
  });

  it("refuses a cover with missing or wrong nodes", async () => {
    const access = coverAccess(3, 8);
    expect(coverRange(5, 3, 8)).toHaveLength(2);
    expect(await codeFor({ ...access, nodes: access.nodes.slice(1) })).toBe("grant-invalid");
    expect(await codeFor({ ...access, nodes: [...access.nodes].reverse() })).toBe("container-damaged");
    expect(await codeFor({ ...access, nodes: access.nodes.map(() => new Uint8Array(15)) })).toBe(
      "container-damaged",
    );
  });
});

describe("what is read into memory", () => {
  it("is at most 64 MiB", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), Buffer.alloc(64 * 2 ** 20 + 1));
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    const opening = openingOf(job, headerHash, path("unused"));
    await expect(engine.readSegments(opening)).rejects.toMatchObject({ code: "range-invalid" });
    expect(await engine.readSegments({ ...opening, range: { from: 0, to: 256 } })).toHaveLength(64 * 2 ** 20);
  });

  it("may be nothing: an empty file", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), "");
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    expect(await engine.readSegments(openingOf(job, headerHash, path("unused")))).toHaveLength(0);
  });
});

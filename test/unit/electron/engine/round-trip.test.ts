import { chmodSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { containerLength, openItem } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, patternBytes, writePatternFile } from "./file-content";
import { makeVaultAuthor } from "./vault-author";

const fixture = useEngine();
const SEGMENT = 2 ** 18;
const MIB = 2 ** 20;

describe("a file comes back byte for byte", () => {
  const sizes = [
    0,
    1,
    15,
    16,
    SEGMENT - 1,
    SEGMENT,
    SEGMENT + 1,
    5 * SEGMENT + 7,
    4 * MIB,
    4 * MIB + 1,
    40 * MIB + 3,
  ];

  it.each(sizes)("%i bytes", async (size) => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), size);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { header, headerHash } = only(await engine.encryptFiles([job]));
    const head = only(await engine.readHeads([path("sealed")]));
    expect(head.header).toEqual(header);
    expect(head.headerHash).toEqual(headerHash);
    expect(head.fileLength).toBe(containerLength(header, head.headLength));
    expect(only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]))).toEqual({
      bytes: size,
    });
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
    expect(names()).toEqual(["opened", "plain", "sealed"]);
  });

  it.each([
    [12, 4 * MIB + 4097],
    [24, 40 * MIB],
    [12, 9000],
  ])("in segments of 2^%i bytes, %i bytes", async (segmentSizeLog2, size) => {
    const { engine, author, path } = fixture;
    writePatternFile(path("plain"), size);
    const job = author.encryptJob(path("plain"), path("sealed"), { segmentSizeLog2 });
    const { header, headerHash } = only(await engine.encryptFiles([job]));
    expect(header.segmentSizeLog2).toBe(segmentSizeLog2);
    only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]));
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
  });
});

describe("what the container says of the file", () => {
  it("seals name, time, mode and media type, and gives time and the owner's permissions back", async () => {
    const { engine, author, path } = fixture;
    for (const size of [100, 5 * MIB]) {
      const plain = path(`plain-${size}`);
      writePatternFile(plain, size);
      chmodSync(plain, 0o754);
      utimesSync(plain, 1_600_000_000, 1_500_000_000.25);
      const container = author.fileContainer("Zürich 🗻.txt");
      const job = author.encryptJob(plain, path(`sealed-${size}`), { container, mediaType: "text/plain" });
      const { header, headerHash } = only(await engine.encryptFiles([job]));
      expect(openItem(container.itemKey, header)).toMatchObject({
        name: "Zürich 🗻.txt",
        modifiedAt: 1_500_000_000_250,
        mode: 0o754,
        mediaType: "text/plain",
        earlierKeys: [],
      });
      const opening = openingOf(job, headerHash, path(`opened-${size}`), { restoreMetadata: true });
      only(await engine.decryptFiles([opening]));
      const restored = statSync(path(`opened-${size}`));
      expect(restored.mode & 0o777).toBe(0o700);
      expect(restored.mtimeMs).toBe(1_500_000_000_250);
    }
  });

  it("opens plaintext for its owner only", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), "x");
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]));
    expect(statSync(path("opened")).mode & 0o777).toBe(0o600);
  });

  it("refuses a name that no reader would accept", async () => {
    const { engine, author, path, names } = fixture;
    writeFileSync(path("plain"), "x");
    const container = author.fileContainer("a/b");
    const outcomes = await engine.encryptFiles([
      author.encryptJob(path("plain"), path("sealed"), { container }),
    ]);
    expect(codesOf(outcomes)).toEqual(["name-invalid"]);
    expect(names()).toEqual(["plain"]);
  });
});

describe("targets", () => {
  it("replaces an older version as a whole, and makes the container's folder when only that is missing", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), patternBytes(1000, 1));
    const job = author.encryptJob(path("plain"), path("ab/sealed"));
    only(await engine.encryptFiles([job]));
    writeFileSync(path("plain"), patternBytes(2000, 2));
    const { headerHash } = only(await engine.encryptFiles([job]));
    only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]));
    expect(readFileSync(path("opened"))).toEqual(readFileSync(path("plain")));
    const missing = author.encryptJob(path("plain"), path("x/y/sealed"));
    expect(codesOf(await engine.encryptFiles([missing]))).toEqual(["file-not-found"]);
  });

  it.each([10, 5 * MIB])("never overwrites what is there with plaintext of %i bytes", async (size) => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), size);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    writeFileSync(path("precious"), "precious");
    expect(codesOf(await engine.decryptFiles([openingOf(job, headerHash, path("precious"))]))).toEqual([
      "target-exists",
    ]);
    expect(readFileSync(path("precious"), "utf8")).toBe("precious");
    const twice = [openingOf(job, headerHash, path("opened")), openingOf(job, headerHash, path("opened"))];
    expect(codesOf(await engine.decryptFiles(twice)).sort()).toEqual(["ok", "target-exists"]);
    expect(names()).toEqual(["opened", "plain", "precious", "sealed"]);
  });

  it("keeps temporary names short for the longest file names", async () => {
    const { engine, author, path } = fixture;
    writeFileSync(path("plain"), "x");
    const job = author.encryptJob(path("plain"), path("é".repeat(127)));
    only(await engine.encryptFiles([job]));
  });
});

describe("without a signing key", () => {
  it("nothing is written", async () => {
    const { engine, author, path, names } = fixture;
    writeFileSync(path("plain"), "x");
    await engine.useWriter(null);
    try {
      const outcomes = await engine.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]);
      expect(codesOf(outcomes)).toEqual(["no-identity"]);
      expect(names()).toEqual(["plain"]);
    } finally {
      await engine.useWriter(author.signingPrivate);
    }
  });

  it("somebody else's key cannot sign for the named writer", async () => {
    const { engine, author, path, names } = fixture;
    writeFileSync(path("plain"), "x");
    await engine.useWriter(makeVaultAuthor().signingPrivate);
    try {
      const outcomes = await engine.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]);
      expect(codesOf(outcomes)).toEqual(["request-invalid"]);
      expect(names()).toEqual(["plain"]);
    } finally {
      await engine.useWriter(author.signingPrivate);
    }
  });
});

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import type {
  EncryptFileJob,
  RewriteJob,
  WrittenContainer,
} from "../../../../electron/services/ports/engine";
import { generateDataKey } from "../../../../shared/crypto";
import { openItem } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { flipByte, hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;

describe.each([0, 1000, 4 * MIB, 20 * MIB + 1])("encrypting %i bytes anew", (size) => {
  let job: EncryptFileJob;
  let before: WrittenContainer;
  let rewrite: RewriteJob;

  beforeEach(async () => {
    const { engine, author, path } = fixture;
    writePatternFile(path("plain"), size);
    job = author.encryptJob(path("plain"), path("sealed"));
    before = only(await engine.encryptFiles([job]));
    const { itemKey, writer } = job.container;
    rewrite = {
      containerPath: path("sealed"),
      headerHash: before.headerHash,
      itemKey,
      writer,
      checkpoint: null,
    };
  });

  it("gives it another content key; plaintext, name, time and place stay", async () => {
    const { engine, path, names } = fixture;
    const next = only(await engine.rewriteContents([rewrite]));
    const head = only(await engine.readHeads([path("sealed")]));
    expect(head.headerHash).toEqual(next.headerHash);
    const { path: parents, epoch } = before.header;
    expect(head.header).toMatchObject({ version: 2, path: parents, epoch, plaintextLength: size });
    expect(head.header.previousHeaderHash).toEqual(before.headerHash);
    const [old, now] = [before.header, head.header].map((header) => openItem(job.container.itemKey, header));
    expect({ ...now, contentKey: null }).toEqual({ ...old, contentKey: null });
    expect(now?.contentKey).not.toEqual(old?.contentKey);
    only(await engine.decryptFiles([openingOf(job, next.headerHash, path("opened"))]));
    expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
    expect(names()).toEqual(["opened", "plain", "sealed"]);
  });

  it.runIf(size > 0)("leaves no byte of the old segments", async () => {
    const { engine, path } = fixture;
    copyFileSync(path("sealed"), path("before"));
    const { header } = only(await engine.rewriteContents([rewrite]));
    expect(header.tagsHash).not.toEqual(before.header.tagsHash);
    const [old, now] = ["before", "sealed"].map((name) => readFileSync(path(name)));
    const sample = old?.subarray(-64);
    expect(now?.includes(sample ?? "")).toBe(false);
  });

  it.runIf(size > 0)("keeps the old one when a segment of it is damaged", async () => {
    const { engine, path, names } = fixture;
    flipByte(path("sealed"), readFileSync(path("sealed")).length - 30);
    const damaged = readFileSync(path("sealed"));
    expect(codesOf(await engine.rewriteContents([rewrite]))).toEqual(["container-damaged"]);
    expect(readFileSync(path("sealed")).equals(damaged)).toBe(true);
    expect(names()).toEqual(["plain", "sealed"]);
  });

  it("refuses another key, another header and what is gone, and stops when it is told to", async () => {
    const { engine, path } = fixture;
    const sealed = readFileSync(path("sealed"));
    const jobs = [
      { ...rewrite, itemKey: generateDataKey() },
      { ...rewrite, headerHash: new Uint8Array(32) },
      { ...rewrite, containerPath: path("nowhere") },
    ];
    expect(codesOf(await engine.rewriteContents(jobs))).toEqual([
      "no-access",
      "container-damaged",
      "item-not-found",
    ]);
    const stopped = { signal: AbortSignal.abort() };
    expect(codesOf(await engine.rewriteContents([rewrite], stopped))).toEqual(["cancelled"]);
    expect(readFileSync(path("sealed")).equals(sealed)).toBe(true);
    writeFileSync(path("sealed"), "something else");
    expect(codesOf(await engine.rewriteContents([rewrite]))).toEqual(["not-a-container"]);
  });
});

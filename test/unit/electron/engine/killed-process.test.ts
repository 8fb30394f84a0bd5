import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { EncryptFileJob, WrittenContainer } from "../../../../electron/services/ports/engine";
import { generateDataKey } from "../../../../shared/crypto";
import { bundleChild, type ChildCall, startChild } from "./child-call";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const SIZE = 24 * 2 ** 20;
/** When to strike, as a share of the bytes: early, in the middle, near the end, when all are written. */
const MOMENTS = [0, 0.3, 0.6, 0.95, 1];
/** Milliseconds; a busy computer starts processes slowly. */
const PATIENCE = 180_000;

describe("a process that is killed at any moment", () => {
  let program = "";
  beforeAll(async () => {
    program = `${fixture.workerPath}.child.cjs`;
    await bundleChild(program);
  });

  async function killDuring(work: ChildCall["work"], killAt: number): Promise<void> {
    const { author, path, workerPath } = fixture;
    const { signingPrivate } = author;
    const call = { workerPath, signingPrivate, resultPath: path("result"), killAt, work };
    const exit: unknown[] = await once(startChild(program, path("call"), call), "exit");
    expect(exit[1]).toBe("SIGKILL");
    expect(existsSync(call.resultPath)).toBe(false);
  }

  function leftovers(folder: string): string[] {
    return readdirSync(folder).filter((name) => name.endsWith(".keyferry-part"));
  }

  async function encryptedFile(): Promise<{ job: EncryptFileJob; written: WrittenContainer }> {
    const { engine, author, path } = fixture;
    writePatternFile(path("plain"), SIZE);
    mkdirSync(path("vault"));
    const job = author.encryptJob(path("plain"), path("vault/sealed"));
    return { job, written: only(await engine.encryptFiles([job])) };
  }

  it(
    "while it encrypts leaves the old version or the new one, and what else it leaves can be removed",
    async () => {
      const { engine, path } = fixture;
      const { job, written } = await encryptedFile();
      for (const moment of MOMENTS) {
        await killDuring({ kind: "encrypt", jobs: [job] }, moment);
        const { headerHash } = only(await engine.readHeads([path("vault/sealed")]));
        only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]));
        expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
        rmSync(path("opened"));
        const left = leftovers(path("vault"));
        expect(await engine.removeLeftovers([path("vault")])).toBe(left.length);
        expect(readdirSync(path("vault"))).toEqual(["sealed"]);
      }
      expect(written.header.plaintextLength).toBe(SIZE);
    },
    PATIENCE,
  );

  it(
    "while it decrypts leaves the whole file or none, and never a part under its name",
    async () => {
      const { engine, path } = fixture;
      const { job, written } = await encryptedFile();
      mkdirSync(path("out"));
      for (const moment of MOMENTS) {
        const opening = openingOf(job, written.headerHash, path("out/opened"));
        await killDuring({ kind: "decrypt", jobs: [opening] }, moment);
        if (existsSync(path("out/opened")))
          expect(hashOfFile(path("out/opened"))).toBe(hashOfFile(path("plain")));
        rmSync(path("out/opened"), { force: true });
        await engine.removeLeftovers([path("out")]);
        expect(readdirSync(path("out"))).toEqual([]);
      }
    },
    PATIENCE,
  );

  it(
    "while it reseals leaves the old header or the new one over the same segments",
    async () => {
      const { engine, path } = fixture;
      const { job, written } = await encryptedFile();
      const { container } = job;
      const { path: parents, writer } = container;
      const itemKey = generateDataKey();
      const change = {
        itemKey,
        path: parents,
        epoch: 2,
        name: "renamed, to a longer name",
        writer,
        checkpoint: null,
      };
      copyFileSync(path("vault/sealed"), path("original"));
      for (const moment of MOMENTS) {
        const reseal = {
          containerPath: path("vault/sealed"),
          headerHash: written.headerHash,
          currentItemKey: container.itemKey,
          change,
        };
        await killDuring({ kind: "reseal", jobs: [reseal] }, moment);
        const { header, headerHash } = only(await engine.readHeads([path("vault/sealed")]));
        const key = header.version === 1 ? container.itemKey : itemKey;
        const opening = openingOf(job, headerHash, path("opened"), {
          access: { by: "item-key", itemKey: key },
        });
        expect(codesOf(await engine.decryptFiles([opening]))).toEqual(["ok"]);
        expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
        rmSync(path("opened"));
        await engine.removeLeftovers([path("vault")]);
        expect(readdirSync(path("vault"))).toEqual(["sealed"]);
        copyFileSync(path("original"), path("vault/sealed"));
      }
    },
    PATIENCE,
  );
});

import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { EncryptFileJob, WrittenContainer } from "../../../../electron/services/ports/engine";
import { generateDataKey } from "../../../../shared/crypto";
import { bundleChild, type ChildCall, startChild } from "./child-call";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();
const SIZE = 96 * 2 ** 20;
/** When to strike, in milliseconds after the first bytes were done: early, in the middle, near the end. */
const MOMENTS = [0, 30, 90, 200, 400];

describe("a process that is killed at any moment", () => {
  let program = "";
  beforeAll(async () => {
    program = `${fixture.workerPath}.child.cjs`;
    await bundleChild(program);
  });

  /** True when the kill came before the call was done. */
  async function killDuring(work: ChildCall["work"], moment: number): Promise<boolean> {
    const { author, path, workerPath } = fixture;
    const { signingPrivate } = author;
    const call = { workerPath, signingPrivate, resultPath: path("result"), work };
    rmSync(call.resultPath, { force: true });
    const child = startChild(program, path("call"), call);
    const exited = once(child, "exit");
    if (child.stdout !== null) await Promise.race([once(child.stdout, "data"), exited]);
    await Promise.race([delay(moment), exited]);
    child.kill("SIGKILL");
    await exited;
    return !existsSync(call.resultPath);
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

  it("while it encrypts leaves the old version or the new one, and what else it leaves can be removed", async () => {
    const { engine, path } = fixture;
    const { job, written } = await encryptedFile();
    let killed = 0;
    for (const moment of MOMENTS) {
      if (await killDuring({ kind: "encrypt", jobs: [job] }, moment)) killed += 1;
      const { headerHash } = only(await engine.readHeads([path("vault/sealed")]));
      only(await engine.decryptFiles([openingOf(job, headerHash, path("opened"))]));
      expect(hashOfFile(path("opened"))).toBe(hashOfFile(path("plain")));
      rmSync(path("opened"));
      const left = leftovers(path("vault"));
      expect(await engine.removeLeftovers([path("vault")])).toBe(left.length);
      expect(readdirSync(path("vault"))).toEqual(["sealed"]);
    }
    expect(killed).toBeGreaterThan(0);
    expect(written.header.plaintextLength).toBe(SIZE);
  }, 60_000);

  it("while it decrypts leaves the whole file or none, and never a part under its name", async () => {
    const { engine, path } = fixture;
    const { job, written } = await encryptedFile();
    mkdirSync(path("out"));
    let killed = 0;
    for (const moment of MOMENTS) {
      const opening = openingOf(job, written.headerHash, path("out/opened"));
      if (await killDuring({ kind: "decrypt", jobs: [opening] }, moment)) killed += 1;
      if (existsSync(path("out/opened")))
        expect(hashOfFile(path("out/opened"))).toBe(hashOfFile(path("plain")));
      rmSync(path("out/opened"), { force: true });
      await engine.removeLeftovers([path("out")]);
      expect(readdirSync(path("out"))).toEqual([]);
    }
    expect(killed).toBeGreaterThan(0);
  }, 60_000);

  it("while it reseals leaves the old header or the new one over the same segments", async () => {
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
    let killed = 0;
    for (const moment of MOMENTS) {
      const reseal = {
        containerPath: path("vault/sealed"),
        headerHash: written.headerHash,
        currentItemKey: container.itemKey,
        change,
      };
      if (await killDuring({ kind: "reseal", jobs: [reseal] }, moment)) killed += 1;
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
    expect(killed).toBeGreaterThan(0);
  }, 60_000);
});

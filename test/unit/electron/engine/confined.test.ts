import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleChild, type ChildCall, resultOf, startChild } from "./child-call";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { writePatternFile } from "./file-content";

const fixture = useEngine();
const MIB = 2 ** 20;
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

function tryMounting(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("a full disk", () => {
  const mounted: string[] = [];
  afterAll(() => {
    for (const folder of mounted) execFileSync("umount", [folder]);
  });

  it("is told as such, and leaves no part of a file", async (context) => {
    const { engine, author, path } = fixture;
    mkdirSync(path("tiny"));
    if (!isRoot || !tryMounting(path("tiny"))) {
      console.warn("NOT TESTED: a full disk (mounting a small file system needs root)");
      return context.skip();
    }
    mounted.push(path("tiny"));
    for (const size of [3 * MIB, 8 * MIB]) {
      writePatternFile(path("plain"), size);
      const outcomes = await engine.encryptFiles([author.encryptJob(path("plain"), path("tiny/sealed"))]);
      expect(codesOf(outcomes)).toEqual(["disk-full"]);
      expect(readdirSync(path("tiny"))).toEqual([]);
      const job = author.encryptJob(path("plain"), path(`sealed-${size}`));
      const { headerHash } = only(await engine.encryptFiles([job]));
      expect(codesOf(await engine.decryptFiles([openingOf(job, headerHash, path("tiny/opened"))]))).toEqual([
        "disk-full",
      ]);
      expect(readdirSync(path("tiny"))).toEqual([]);
    }
  });
});

describe("without permission", () => {
  let program = "";
  beforeAll(async () => {
    program = `${fixture.workerPath}.child.cjs`;
    await bundleChild(program);
  });

  it("is told as such, for reading and for writing", async (context) => {
    const { author, path, workerPath } = fixture;
    if (!isRoot) {
      console.warn("NOT TESTED: missing permissions (needs root, to run a process as nobody)");
      return context.skip();
    }
    for (const folder of [dirname(workerPath), dirname(path("x"))]) chmodSync(folder, 0o755);
    mkdirSync(path("open"));
    chmodSync(path("open"), 0o777);
    mkdirSync(path("closed"));
    chmodSync(path("closed"), 0o755);
    writeFileSync(path("readable"), "x", { mode: 0o644 });
    writeFileSync(path("unreadable"), "x", { mode: 0o600 });
    const jobs = [
      author.encryptJob(path("readable"), path("open/sealed")),
      author.encryptJob(path("unreadable"), path("open/other")),
      author.encryptJob(path("readable"), path("closed/sealed")),
      author.encryptJob(path("readable"), path("closed/new/sealed")),
    ];
    const { signingPrivate } = author;
    const call: ChildCall = {
      workerPath,
      signingPrivate,
      resultPath: path("open/result"),
      killAt: null,
      work: { kind: "encrypt", jobs },
    };
    const child = startChild(program, path("call"), call, NOBODY);
    const { codes } = await resultOf(child, call);
    expect(codes).toEqual(["ok", "permission-denied", "permission-denied", "permission-denied"]);
    expect(readdirSync(path("open")).sort()).toEqual(["result", "sealed"]);
    expect(readdirSync(path("closed"))).toEqual([]);
  });
});

describe("memory", () => {
  it("is the same for a file of 300 MB as for one of 100 MB", async () => {
    const { author, path, workerPath, engine } = fixture;
    const program = `${workerPath}.child.cjs`;
    const { signingPrivate } = author;
    const peaks: Record<string, number> = {};
    for (const size of [100_000_000, 300_000_000]) {
      writePatternFile(path(`plain-${size}`), size);
      const job = author.encryptJob(path(`plain-${size}`), path(`sealed-${size}`));
      const { headerHash } = only(await engine.encryptFiles([job]));
      const works: ChildCall["work"][] = [
        { kind: "encrypt", jobs: [{ ...job, targetPath: path("again") }] },
        { kind: "decrypt", jobs: [openingOf(job, headerHash, path(`opened-${size}`))] },
      ];
      for (const work of works) {
        const call: ChildCall = {
          workerPath,
          signingPrivate,
          resultPath: path("result"),
          killAt: null,
          work,
        };
        const { codes, maxRssBytes } = await resultOf(startChild(program, path("call"), call), call);
        expect(codes).toEqual(["ok"]);
        peaks[`${work.kind} ${size}`] = Math.round(maxRssBytes / MIB);
      }
    }
    console.log("peak memory in MiB:", peaks);
    for (const kind of ["encrypt", "decrypt"]) {
      const growth = (peaks[`${kind} 300000000`] ?? Infinity) - (peaks[`${kind} 100000000`] ?? 0);
      expect(growth).toBeLessThan(48);
      expect(peaks[`${kind} 300000000`]).toBeLessThan(256);
    }
  }, 180_000);
});

import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { hashOfFile, writePatternFile } from "./file-content";

const fixture = useEngine();

describe("sources", () => {
  it("that are links, folders, devices or pipes are left out", async () => {
    const { engine, author, path, names } = fixture;
    writeFileSync(path("plain"), "x");
    symlinkSync(path("plain"), path("link"));
    mkdirSync(path("folder"));
    execFileSync("mkfifo", [path("pipe")]);
    const before = names();
    const sources = [path("link"), path("folder"), path("pipe"), "/dev/zero"];
    const jobs = sources.map((source, i) => author.encryptJob(source, path(`sealed-${i}`)));
    expect(codesOf(await engine.encryptFiles(jobs))).toEqual(sources.map(() => "file-unsupported"));
    expect(names()).toEqual(before);
  });

  it("may lie behind linked folders, and containers behind links", async () => {
    const { engine, author, path } = fixture;
    mkdirSync(path("real"));
    writeFileSync(path("real/plain"), "x");
    symlinkSync(path("real"), path("linked"));
    const job = author.encryptJob(path("linked/plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    symlinkSync(path("sealed"), path("sealed-link"));
    only(
      await engine.decryptFiles([
        openingOf(job, headerHash, path("opened"), { sourcePath: path("sealed-link") }),
      ]),
    );
  });
});

describe("many files", () => {
  it("2,000 small ones and some large ones come back, each to its own place", async () => {
    const { engine, author, path, names } = fixture;
    mkdirSync(path("plain"));
    mkdirSync(path("opened"));
    const count = 2003;
    for (let i = 0; i < count; i++) {
      writePatternFile(path(`plain/${i}`), i % 1000 === 0 ? 6 * 2 ** 20 + i : (i * 37) % 9000);
    }
    const jobs = Array.from({ length: count }, (_, i) =>
      author.encryptJob(path(`plain/${i}`), path(`sealed/${i}`)),
    );
    const outcomes = await engine.encryptFiles(jobs);
    const openings = outcomes.map((outcome, i) => {
      const job = jobs[i];
      if (!outcome.ok || job === undefined) throw new Error(`file ${i}: ${outcome.ok ? "" : outcome.code}`);
      return openingOf(job, outcome.value.headerHash, path(`opened/${i}`));
    });
    const opened = await engine.decryptFiles(openings);
    expect(new Set(codesOf(opened))).toEqual(new Set(["ok"]));
    for (let i = 0; i < count; i++)
      expect(hashOfFile(path(`opened/${i}`))).toBe(hashOfFile(path(`plain/${i}`)));
    expect(names()).toEqual(["opened", "plain", "sealed"]);
  }, 60_000);
});

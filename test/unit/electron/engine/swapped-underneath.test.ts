import { readFileSync, writeFileSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../../electron/engine";
import { deriveLeaf, sealSegment, treeDepth } from "../../../../shared/crypto";
import { openItem, segmentCount, segmentOffset } from "../../../../shared/format";
import { codesOf, only, openingOf, useEngine } from "./engine-fixture";
import { patternBytes, writePatternFile } from "./file-content";

const fixture = useEngine();
const WHOLE_SECOND = 1_700_000_000;

/** A worker that does something to a file just before it performs the first task of one kind. */
function meddlingWorker(taskKind: string, meddle: string): string {
  const script = fixture.path("meddling-worker.cjs");
  writeFileSync(
    script,
    `const fs = require("node:fs");
    const { parentPort } = require("node:worker_threads");
    let done = false;
    parentPort.on("message", (message) => {
      if (message.kind !== ${JSON.stringify(taskKind)} || done) return;
      done = true;
      ${meddle}
    });
    require(${JSON.stringify(fixture.workerPath)});`,
  );
  return script;
}

describe("a large container that is swapped while it is decrypted", () => {
  it("is refused even when the new segment is rightly sealed under the same keys", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 6 * 2 ** 20);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { header, headerHash } = only(await engine.encryptFiles([job]));
    const { headLength } = only(await engine.readHeads([path("sealed")]));
    await utimes(path("sealed"), WHOLE_SECOND, WHOLE_SECOND);
    const count = segmentCount(header);
    const { contentKey } = openItem(job.container.itemKey, header);
    if (contentKey === null) throw new Error("no content key");
    const leaf = deriveLeaf(contentKey, treeDepth(count), 1);
    const forged = sealSegment(leaf, header.dataId, 1, count, patternBytes(2 ** 18, 99));
    writeFileSync(path("forged"), Buffer.concat([forged.ciphertext, forged.tag]));
    const workerPath = meddlingWorker(
      "open-segments",
      `const file = fs.openSync(${JSON.stringify(path("sealed"))}, "r+");
      fs.writeSync(file, fs.readFileSync(${JSON.stringify(path("forged"))}), 0, undefined, ${segmentOffset(header, headLength, 1)});
      fs.futimesSync(file, ${WHOLE_SECOND}, ${WHOLE_SECOND});
      fs.closeSync(file);`,
    );
    const meddled = createEngine({ workerPath, workers: 1 });
    try {
      const outcomes = await meddled.decryptFiles([openingOf(job, headerHash, path("opened"))]);
      expect(codesOf(outcomes)).toEqual(["container-damaged"]);
      expect(names()).not.toContain("opened");
      expect(names().filter((name) => name.endsWith(".keyferry-part"))).toEqual([]);
    } finally {
      await meddled.close();
    }
  });

  it("is told as a file that changed when another one takes its path", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 6 * 2 ** 20);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    only(await engine.encryptFiles([{ ...job, targetPath: path("next") }]));
    const rename = `fs.renameSync(${JSON.stringify(path("next"))}, ${JSON.stringify(path("sealed"))});`;
    const meddled = createEngine({ workerPath: meddlingWorker("open-segments", rename), workers: 1 });
    try {
      const outcomes = await meddled.decryptFiles([openingOf(job, headerHash, path("opened"))]);
      expect(codesOf(outcomes)).toEqual(["file-changed-while-reading"]);
      expect(names()).not.toContain("opened");
    } finally {
      await meddled.close();
    }
  });
});

describe("a large source that changes while it is encrypted", () => {
  const changes = {
    "it grows": `fs.appendFileSync(PLAIN, "more");`,
    "it shrinks": `fs.truncateSync(PLAIN, 5 * 2 ** 20);`,
    "it is written to": `const file = fs.openSync(PLAIN, "r+"); fs.writeSync(file, "x", 10); fs.closeSync(file);`,
    "another file takes its place": `fs.copyFileSync(PLAIN, PLAIN + "-new"); fs.renameSync(PLAIN + "-new", PLAIN);`,
    "it goes": `fs.unlinkSync(PLAIN);`,
  };

  it.each(Object.entries(changes))("is refused when %s", async (_, change) => {
    const { author, path, names } = fixture;
    writePatternFile(path("plain"), 6 * 2 ** 20);
    await utimes(path("plain"), WHOLE_SECOND, WHOLE_SECOND);
    const meddle = change.replaceAll("PLAIN", JSON.stringify(path("plain")));
    for (const taskKind of ["seal-segments", "finish-encryption"]) {
      writePatternFile(path("plain"), 6 * 2 ** 20);
      await utimes(path("plain"), WHOLE_SECOND, WHOLE_SECOND);
      const meddled = createEngine({ workerPath: meddlingWorker(taskKind, meddle), workers: 1 });
      try {
        await meddled.useWriter(author.signingPrivate);
        const outcomes = await meddled.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]);
        expect(["file-changed-while-reading", "file-not-found"]).toContain(codesOf(outcomes)[0]);
        expect(names().filter((name) => name !== "plain" && name !== "meddling-worker.cjs")).toEqual([]);
      } finally {
        await meddled.close();
      }
    }
  });
});

describe("a worker that dies", () => {
  it.each(["encrypt-files", "seal-segments", "finish-encryption"])(
    "during %s fails its jobs, leaves nothing, and is replaced",
    async (taskKind) => {
      const { author, path, names } = fixture;
      writePatternFile(path("plain"), taskKind === "encrypt-files" ? 1000 : 20 * 2 ** 20);
      const once = `if (!fs.existsSync(${JSON.stringify(path("died"))})) {
        fs.writeFileSync(${JSON.stringify(path("died"))}, "");
        process.exit(7);
      }`;
      const mortal = createEngine({ workerPath: meddlingWorker(taskKind, once), workers: 2 });
      try {
        await mortal.useWriter(author.signingPrivate);
        const job = author.encryptJob(path("plain"), path("sealed"));
        expect(codesOf(await mortal.encryptFiles([job]))).toEqual(["internal"]);
        expect(names()).toEqual(["died", "meddling-worker.cjs", "plain"]);
        expect(codesOf(await mortal.encryptFiles([job]))).toEqual(["ok"]);
      } finally {
        await mortal.close();
      }
    },
  );

  it("that cannot even start fails its jobs too", async () => {
    const { author, path } = fixture;
    const broken = createEngine({ workerPath: path("no-such-worker.cjs") });
    await broken.useWriter(author.signingPrivate);
    writePatternFile(path("plain"), 10);
    expect(codesOf(await broken.encryptFiles([author.encryptJob(path("plain"), path("sealed"))]))).toEqual([
      "internal",
    ]);
    await broken.close();
  });
});

describe("a large container of which somebody else's version arrives while it is encrypted anew", () => {
  it("is left as they made it, also during the last sync", async () => {
    const { engine, author, path, names } = fixture;
    writePatternFile(path("plain"), 20 * 2 ** 20);
    const job = author.encryptJob(path("plain"), path("sealed"));
    const { headerHash } = only(await engine.encryptFiles([job]));
    writeFileSync(path("theirs"), "somebody else's version");
    const workerPath = meddlingWorker(
      "finish-encryption",
      `const sync = fs.fsync;
      fs.fsync = (file, done) => {
        if (fs.existsSync(${JSON.stringify(path("theirs"))}))
          fs.renameSync(${JSON.stringify(path("theirs"))}, ${JSON.stringify(path("sealed"))});
        sync(file, done);
      };`,
    );
    const meddled = createEngine({ workerPath, workers: 1 });
    const { itemKey, writer } = job.container;
    try {
      await meddled.useWriter(author.signingPrivate);
      const outcomes = await meddled.rewriteContents([
        { containerPath: path("sealed"), headerHash, itemKey, writer, checkpoint: null },
      ]);
      expect(codesOf(outcomes)).toEqual(["file-changed-while-reading"]);
      expect(readFileSync(path("sealed"), "utf8")).toBe("somebody else's version");
      expect(names().filter((name) => name.endsWith(".keyferry-part"))).toEqual([]);
    } finally {
      await meddled.close();
    }
  });
});

import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { Directory } from "../../../../../electron/services/log/directory";
import type { Files } from "../../../../../electron/services/ports";
import { type LoggedPerson, MemoryLog, someKeys } from "../stand-ins/memory-log";
import { type ServerOfLog, serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;
let log: MemoryLog;
let ben: LoggedPerson;

beforeAll(() => someKeys(0));
beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  ben = await log.enrol("Ben", 0);
});
afterEach(() => desk.remove());

const started = (otherwise: Partial<ServerOfLog> = {}) => desk.directoryOf(serverOf(() => log, otherwise));
const findsBen = async (directory: Directory) =>
  (await directory.lookUp({ userIds: [ben.userId] })).people.map(({ userId }) => userId);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "no failure",
    (error: unknown) => (error instanceof KeyferryError ? error.code : error),
  );
const follow = async (directory: Directory, otherwise: Partial<ServerOfLog> = {}) =>
  directory.trust.follow(serverOf(() => log, otherwise));
const pathIn = async (name: string): Promise<string> => {
  const [folder = ""] = await readdir(join(desk.folder, "logs"));
  return join(desk.folder, "logs", folder, name);
};

describe("a log that goes on as it should", () => {
  it("is followed over restarts, through partial and full bundles", async () => {
    for (const size of [2, 3, 255, 256, 257, 600]) {
      log.grow(size - log.size);
      const directory = await started();
      expect(await findsBen(directory)).toEqual([ben.userId]);
      expect(directory.trust.size).toBe(size);
      expect(directory.trust.newest()?.rootHash16).toEqual((await log.root()).slice(0, 16));
      for (const earlier of [1, 2, 100, 255, 256, 511].filter((one) => one <= size)) {
        expect(await directory.trust.mirror.rootAt(earlier)).toEqual(await log.root(earlier));
      }
    }
  });

  it("is read only from where it was read to", async () => {
    log.grow(300);
    await findsBen(await started());
    log.grow(5);
    const asked: number[][] = [];
    const directory = await started({
      logEntries: async (from, to) => {
        asked.push([from, to]);
        return log.entries.slice(from, to);
      },
    });
    await findsBen(directory);
    expect(asked).toEqual([[302, 307]]);
  });
});

describe("a log that contradicts itself", () => {
  const evidence = async () => {
    const files = await readdir(desk.evidenceFolder).catch((): string[] => []);
    return Promise.all(
      files.map(
        async (file): Promise<unknown> => JSON.parse(await readFile(join(desk.evidenceFolder, file), "utf8")),
      ),
    );
  };

  /** Everything that must hold after a contradiction, over a restart too. */
  async function requireStopped(known: string, shown: string): Promise<void> {
    expect(await evidence()).toEqual([expect.objectContaining({ known: { note: known } })]);
    expect(JSON.stringify(await evidence())).toContain(JSON.stringify(shown));
    const { directories, alarms } = await desk.start();
    const again = await directories.of(serverOf(() => log));
    expect(await failure(findsBen(again))).toBe("log-forked");
    expect(await failure(follow(again))).toBe("log-forked");
    expect(again.trust.newest()).toBeNull();
    const [alarm, ...others] = alarms.list();
    expect(others).toEqual([]);
    expect(alarm?.kind).toBe("log-forked");
    expect(alarm?.evidenceFile).toContain(desk.evidenceFolder);
    await alarms.acknowledge({ id: alarm?.id ?? "" });
    expect(await failure(findsBen(again))).toBe("log-forked");
    expect(again.trust.size).toBeGreaterThan(0);
  }

  it("by another branch of the same length stops", async () => {
    const other = log.copy();
    log.grow(2);
    other.now += 5;
    other.grow(2);
    const known = await log.checkpoint();
    const directory = await started();
    await findsBen(directory);
    log = other;
    expect(await failure(findsBen(directory))).toBe("log-forked");
    await requireStopped(known, await other.checkpoint());
  });

  it("by a longer branch stops, whatever consistency it claims", async () => {
    const other = log.copy();
    log.grow(2);
    other.now += 5;
    other.grow(7);
    const known = await log.checkpoint();
    const directory = await started();
    await findsBen(directory);
    log = other;
    expect(await failure(findsBen(directory))).toBe("log-forked");
    await requireStopped(known, await other.checkpoint());
  });

  it("by becoming shorter stops", async () => {
    const before = log.copy();
    log.grow(4);
    const known = await log.checkpoint();
    const directory = await started();
    await findsBen(directory);
    log = before;
    expect(await failure(follow(directory))).toBe("log-forked");
    await requireStopped(known, await before.checkpoint());
  });

  it("is not what an answer is that another one has overtaken", async () => {
    const directory = await started();
    await findsBen(directory);
    const askedBefore = directory.trust.size;
    const early = await log.lookUp({ userIds: [ben.userId], logSize: askedBefore });
    log.grow(3);
    await follow(directory);
    const shown = { note: early.checkpoint, askedSize: askedBefore, consistency: early.consistency };
    await directory.trust.verify(
      serverOf(() => log),
      shown,
      ({ checkpoint }) => expect(checkpoint.size).toBe(askedBefore),
    );
    expect(await findsBen(directory)).toEqual([ben.userId]);
  });
});

describe("leaves that are not those of the checkpoint", () => {
  it.each<[string, Partial<ServerOfLog>, string]>([
    ["others", { logEntries: async (from, to) => log.entries.slice(from, to).reverse() }, "log-untrusted"],
    ["too few", { logEntries: async (from, to) => log.entries.slice(from, to - 1) }, "server-answer-invalid"],
    [
      "none at all",
      { logEntries: async (from, to) => Array.from({ length: to - from }, () => Uint8Array.of(0)) },
      "log-untrusted",
    ],
  ])("(%s) are not kept, and nothing that was known is lost", async (_, otherwise, code) => {
    const directory = await started(otherwise);
    expect(await failure(findsBen(directory))).toBe(code);
    expect(directory.trust.mirror.size).toBe(0);
    expect(directory.trust.newest()).toBeNull();
    await follow(directory);
    log.grow(4);
    expect(await failure(findsBen(directory))).toBe(code);
    expect(directory.trust.mirror.size).toBe(2);
    expect(await findsBen(await started())).toEqual([ben.userId]);
  });

  it("are read on from where the server went away, whole parts at a time", async () => {
    log.grow(40_000);
    let calls = 0;
    const logEntries: ServerOfLog["logEntries"] = async (from, to) => {
      if (++calls === 2) throw new KeyferryError("server-unreachable");
      return log.entries.slice(from, to);
    };
    expect(await failure(findsBen(await started({ logEntries })))).toBe("server-unreachable");
    const restarted = await started({ logEntries });
    expect(restarted.trust.mirror.size).toBe(16_384);
    expect(await failure(restarted.trust.mirror.rootAt(16_384))).toBe("no failure");
    log.grow(100);
    expect(await findsBen(restarted)).toEqual([ben.userId]);
    expect(calls).toBe(4);
  });

  it("are refused part by part when they are another branch's", async () => {
    const other = log.copy();
    other.now += 1;
    other.grow(20_000);
    log.grow(20_000);
    const directory = await started({ logEntries: async (from, to) => other.entries.slice(from, to) });
    expect(await failure(findsBen(directory))).toBe("log-untrusted");
    expect(directory.trust.mirror.size).toBe(0);
  });
});

describe("a computer that fails while the log is copied", () => {
  /** Files of which one operation fails, before or after it has been done. */
  function failingFiles(operation: "append" | "writeAtomically", path: string, isDone: boolean): Files {
    const real = createLocalFiles();
    return {
      ...real,
      [operation]: async (target: string, content: Uint8Array) => {
        if (!target.endsWith(path)) return real[operation](target, content);
        if (isDone) await real[operation](target, content);
        throw new KeyferryError("disk-full");
      },
    };
  }

  it.each([
    ["append", "hashes", false],
    ["append", "hashes", true],
    ["append", "rows", false],
    ["append", "rows", true],
    ["writeAtomically", "trust.json", false],
  ] as const)("at %s %s (done: %s) goes on from the last whole state", async (operation, path, isDone) => {
    await findsBen(await started());
    log.grow(9);
    const before = await started();
    desk.files = failingFiles(operation, path, isDone);
    expect(await failure(findsBen(await started()))).toBe("disk-full");
    desk.files = createLocalFiles();
    const after = await started();
    expect(after.trust.mirror.size).toBe(before.trust.mirror.size);
    expect((await stat(await pathIn("rows"))).size).toBe(24 * after.trust.mirror.size);
    expect(await findsBen(after)).toEqual([ben.userId]);
    expect(await after.trust.mirror.rootAt(log.size)).toEqual(await log.root());
  });

  it.each(["hashes", "rows"])(
    "and left too little of %s reads it again, and demands the same root",
    async (file) => {
      log.grow(20);
      await findsBen(await started());
      await truncate(await pathIn(file), 100);
      const honest = log;
      log = log.copy();
      log.entries = log.entries.map((entry, i) => (i === 7 ? (log.entries[0] ?? entry) : entry));
      const damaged = await started({ lookUp: (wanted) => honest.lookUp(wanted) });
      expect(await failure(findsBen(damaged))).toBe("log-untrusted");
      log = honest;
      const restarted = await started();
      expect(await findsBen(restarted)).toEqual([ben.userId]);
      expect(await restarted.trust.mirror.rootAt(10)).toEqual(await log.root(10));
    },
  );

  it("and left more than the last whole state cuts it off", async () => {
    log.grow(20);
    await findsBen(await started());
    const [hashes, rows] = [await pathIn("hashes"), await pathIn("rows")];
    for (const file of [hashes, rows]) await writeFile(file, new Uint8Array(1000), { flag: "a" });
    log.grow(1);
    expect(await findsBen(await started())).toEqual([ben.userId]);
    expect((await stat(rows)).size).toBe(24 * log.size);
  });
});

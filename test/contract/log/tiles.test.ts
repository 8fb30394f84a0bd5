import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogSecrets } from "../../../server/log/log-secrets";
import { TransparencyLog } from "../../../server/log/transparency-log";
import { concatBytes, plainBytes } from "../../../shared/crypto";
import { encodeLogEntry } from "../../../shared/format";
import { CompactRange, entriesPath, leafHash, parseVkey, tilePath } from "../../../shared/log";
import { PATHS } from "../../../shared/protocol/http/paths";
import { LogObserver } from "../harness/log-observer";
import { send } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const LEAVES = 600;

describe("the log that everybody can read", () => {
  let database: TestDatabase;
  let server: TestServer;
  let observer: LogObserver;
  let closed: ReturnType<CompactRange["append"]>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const log = { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 };
    const storage = await database.open();
    const now = Math.floor(Date.now() / 1000);
    await storage.migrate(now);
    const filled = await TransparencyLog.open(storage, log);
    const entries = Array.from({ length: LEAVES }, (_, sequence) => ({
      kind: "audit-head" as const,
      time: now,
      auditSequence: sequence,
      auditHash: new Uint8Array(32).fill(sequence),
      labelsKey: new Uint8Array(32),
    }));
    await storage.transaction((queries) => filled.appendToLog(queries, entries, now));
    const range = CompactRange.empty();
    closed = entries.flatMap((entry) => range.append(leafHash(encodeLogEntry(entry))));
    server = await startTestServer({ database: database.address, log });
    observer = await LogObserver.of(server.origin);
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const hashes = (level: number, from: number, to: number) =>
    plainBytes(
      concatBytes(
        ...closed
          .filter((subtree) => subtree.level === level && subtree.index >= from && subtree.index < to)
          .map(({ hash }) => hash),
      ),
    );

  it("gives full tiles of both rows as C2SP lays them out, for ever", async () => {
    const tile = await observer.tile(tilePath(0, 1, 256));
    expect(plainBytes(tile.bytes)).toEqual(hashes(0, 256, 512));
    expect(tile.headers.get("content-type")).toBe("application/octet-stream");
    expect(tile.headers.get("cache-control")).toContain("immutable");
    expect(plainBytes((await observer.tile(tilePath(1, 0, 2))).bytes)).toEqual(hashes(8, 0, 2));
  });

  it("gives the first part of a tile in every width that the log has, to be asked for again", async () => {
    for (const width of [1, 17, 88]) {
      const tile = await observer.tile(tilePath(0, 2, width));
      expect(plainBytes(tile.bytes)).toEqual(hashes(0, 512, 512 + width));
      expect(tile.headers.get("cache-control")).toBe("no-store");
    }
  });

  it.each([
    ["a part that is not there yet", tilePath(0, 2, 89)],
    ["a full tile that is not full yet", tilePath(0, 2, 256)],
    ["a tile beyond the end", tilePath(0, 3, 1)],
    ["a row that the log is too small for", tilePath(2, 0, 1)],
    ["entries beyond the end", entriesPath(2, 89)],
    ["a path that goes up", "tile/0/..%2F000"],
    ["an index that is not written as it must be", "tile/0/1"],
    ["an index with groups that it does not need", "tile/0/x000/001"],
    ["a width of nothing", "tile/0/002.p/0"],
    ["a width of a full tile in the form of a part", "tile/0/001.p/256"],
    ["a row that does not exist", "tile/names/000"],
  ])("has no %s", async (_what, path) => {
    const answer = await observer.tile(path);
    expect([answer.status, answer.problem]).toEqual([404, "not-found"]);
  });

  it("has the root follow from the entries, which anybody can recompute", async () => {
    const checkpoint = await observer.checkpoint();
    expect(checkpoint.size).toBe(LEAVES);
    expect(await observer.mirror(checkpoint)).toHaveLength(LEAVES);
  });

  it("proves that each size continues each smaller one, and refuses what cannot be", async () => {
    const sizes = [1, 2, 3, 255, 256, 257, 511, 512, 599, 600];
    const range = CompactRange.empty();
    const roots = new Map<number, Uint8Array>();
    for (const { level, hash } of closed) {
      if (level !== 0) continue;
      range.append(hash);
      roots.set(range.size, range.root());
    }
    const at = (size: number) => ({ origin: "", size, root: roots.get(size) ?? new Uint8Array(0) });
    for (const [place, from] of sizes.entries())
      for (const to of sizes.slice(place)) await observer.demandGrowth(at(from), at(to));
    const ask = (query: string) => send(server.origin, "GET", `${PATHS.consistency}?${query}`);
    expect((await ask("from=3&to=2")).problem).toBe("request-invalid");
    expect((await ask("from=3&to=601")).problem).toBe("not-found");
    expect((await ask("from=3&to=01")).problem).toBe("request-invalid");
    expect((await ask("from=3")).problem).toBe("request-invalid");
  });

  it("gives the checkpoint as a note in plain text that names the log and is signed by its key", async () => {
    const answer = await observer.note();
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.text.split("\n").slice(0, 2)).toEqual([observer.description.log.origin, String(LEAVES)]);
    const [key] = observer.description.log.keys;
    expect(key?.endorsement).toBeNull();
    expect(parseVkey(key?.vkey ?? "").name).toBe(observer.description.log.origin);
  });
});

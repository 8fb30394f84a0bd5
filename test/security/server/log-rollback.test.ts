import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainFailedStart } from "../../../server/failed-start";
import { keptLog, markFileIn } from "../../../server/log/kept-log";
import { LogRolledBackError, LogSecretsError } from "../../../server/log/log-errors";
import { openCheckpoint, parseVkey } from "../../../shared/log";
import { LogObserver } from "../../contract/harness/log-observer";
import { Member } from "../../contract/harness/member";
import { startTestServer, type TestServer } from "../../contract/harness/test-server";

const NO_WITNESSES = { witnesses: [], quorum: 0 };

/** A server whose data folder is put back, emptied or mixed with another's between two starts. */
describe("a server that is started on data which is not the newest", () => {
  let work: string;
  let folder: string;
  const running = new Set<TestServer>();

  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), "keyferry-rollback-"));
    folder = join(work, "data");
    mkdirSync(folder);
  });
  afterEach(async () => {
    for (const server of running) await server.close();
    running.clear();
    rmSync(work, { recursive: true, force: true });
  });

  async function start(): Promise<TestServer> {
    const log = await keptLog(folder, NO_WITNESSES);
    const server = await startTestServer({ database: join(folder, "keyferry.db"), log });
    running.add(server);
    return server;
  }

  async function stop(server: TestServer): Promise<void> {
    running.delete(server);
    await server.close();
  }

  /** Starts, enrols, ends. */
  async function enrolAndStop(...names: string[]): Promise<void> {
    const server = await start();
    for (const name of names) await Member.enrolled(server.origin, name);
    await stop(server);
  }

  const removeDatabase = () => {
    for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `keyferry.db${end}`), { force: true });
  };
  const keep = (name: string) => cpSync(folder, join(work, name), { recursive: true });
  const putBackDatabase = (name: string) => {
    removeDatabase();
    for (const end of ["", "-wal", "-shm"]) {
      const kept = join(work, name, `keyferry.db${end}`);
      if (existsSync(kept)) cpSync(kept, join(folder, `keyferry.db${end}`));
    }
  };
  const failure = async (): Promise<Error> => {
    try {
      await start();
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error("the server started");
  };

  it("goes on where it was when nothing was touched", async () => {
    await enrolAndStop("Alice");
    const server = await start();
    await Member.enrolled(server.origin, "Bob");
    const observer = await LogObserver.of(server.origin);
    const entries = await observer.mirror(await observer.checkpoint());
    expect(entries.map(({ kind }) => kind)).toEqual(["audit-head", "enrol", "enrol"]);
  });

  it("refuses an old backup of the database, and says what to do", async () => {
    await enrolAndStop("Alice");
    keep("backup");
    await enrolAndStop("Bob");
    putBackDatabase("backup");
    const error = await failure();
    expect(error).toBeInstanceOf(LogRolledBackError);
    expect(explainFailedStart(error)).toMatch(
      /ends at 2 entries, but 3 have been published.*Restore the newest backup/,
    );
  });

  it("refuses a database that grew as far in another direction", async () => {
    await enrolAndStop("Alice");
    keep("backup");
    await enrolAndStop("Bob");
    const mark = readFileSync(markFileIn(folder));
    putBackDatabase("backup");
    rmSync(markFileIn(folder));
    await enrolAndStop("Carol", "Dora");
    writeFileSync(markFileIn(folder), mark);
    const error = await failure();
    expect(error).toBeInstanceOf(LogRolledBackError);
    expect(error.message).toMatch(/differs from it at 3 entries/);
  });

  it("does not found a new log where one was published and the database is lost", async () => {
    await enrolAndStop("Alice");
    removeDatabase();
    const error = await failure();
    expect(error).toBeInstanceOf(LogRolledBackError);
    expect(error.message).toMatch(/has no log/);
  });

  it("refuses a mark that was altered, also when it only looks like one", async () => {
    await enrolAndStop("Alice");
    const mark = readFileSync(markFileIn(folder), "utf8");
    writeFileSync(markFileIn(folder), mark.replace("\n2\n", "\n1\n"));
    expect(await failure()).toBeInstanceOf(LogRolledBackError);
    writeFileSync(markFileIn(folder), "nothing");
    expect(await failure()).toBeInstanceOf(LogRolledBackError);
    writeFileSync(markFileIn(folder), mark);
    await start();
  });

  it("takes a backup that has everything that was published, however old the mark is", async () => {
    await enrolAndStop("Alice");
    const mark = readFileSync(markFileIn(folder));
    await enrolAndStop("Bob");
    writeFileSync(markFileIn(folder), mark);
    const server = await start();
    expect((await (await LogObserver.of(server.origin)).checkpoint()).size).toBe(3);
  });

  it("refuses the keys of another log, and a folder in which they are missing or damaged", async () => {
    await enrolAndStop("Alice");
    keep("backup");
    for (const file of ["log-signer.key", "log-labels.key"]) {
      rmSync(join(folder, file));
      const error = await failure();
      expect(error).toBeInstanceOf(LogSecretsError);
      expect(explainFailedStart(error)).toBe(error.message);
      writeFileSync(join(folder, file), "not a key");
      expect(await failure()).toBeInstanceOf(LogSecretsError);
      cpSync(join(work, "backup", file), join(folder, file));
    }
    await start();
  });

  it("keeps the log's keys from other users, and its mark at what was answered last", async () => {
    const server = await start();
    await Member.enrolled(server.origin, "Alice");
    for (const file of ["log-signer.key", "log-labels.key", "log-checkpoint"])
      if (process.platform !== "win32") expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    const { description } = await LogObserver.of(server.origin);
    const mark = openCheckpoint(readFileSync(markFileIn(folder), "utf8"), {
      origin: description.log.origin,
      logKeys: description.log.keys.map(({ vkey }) => parseVkey(vkey)),
      witnesses: [],
      quorum: 0,
    });
    expect(mark.checkpoint.size).toBe(2);
  });

  it("has one mark and one log although two servers share the folder", async () => {
    const [one, other] = [await start(), await start()];
    const names = Array.from({ length: 8 }, (_, place) => `Person${place}`);
    await Promise.all(names.map((name, place) => Member.enrolled((place % 2 ? one : other).origin, name)));
    await stop(one);
    await stop(other);
    const server = await start();
    const observer = await LogObserver.of(server.origin);
    const checkpoint = await observer.checkpoint();
    expect(await observer.mirror(checkpoint)).toHaveLength(names.length + 1);
    expect(readFileSync(markFileIn(folder), "utf8")).toBe((await observer.note()).text);
  });
});

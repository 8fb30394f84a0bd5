import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { verifyWholeLog } from "../../../server/log/whole-log";
import { Storage } from "../../../server/storage/storage";
import { createDemoPerson, type DemoPerson } from "../../../server-mock/demo-person";
import { bytesToHex } from "../../../shared/crypto";
import { encodeLogEntry, type LogEntry, personHash, recordHash } from "../../../shared/format";
import { type Checkpoint, CompactRange, leafHash } from "../../../shared/log";
import { enrolmentAnswerSchema } from "../../../shared/protocol/http/people";
import { LogObserver } from "../../contract/harness/log-observer";
import { Member } from "../../contract/harness/member";
import { bundleProgram, ServerProcess } from "../../contract/harness/server-process";

const ROUNDS = 7;
const AT_ONCE = 6;

/** The real program, killed without warning in the middle of enrolments, again and again. */
describe("a server that is killed while it enrols people", () => {
  const folder = mkdtempSync(join(tmpdir(), "keyferry-crash-"));
  let program: string;
  let encryption: DemoPerson["keys"]["encryption"];
  let server: ServerProcess | null = null;

  beforeAll(async () => {
    program = await bundleProgram("server/main.ts", "crashing-server");
    encryption = (await createDemoPerson("Keys")).keys.encryption;
  });
  afterEach(() => server?.end("SIGKILL"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  });

  async function start(): Promise<LogObserver> {
    const args = ["--data", join(folder, "data"), "--enrolment", "open", "--log-level", "silent"];
    const readyFile = join(folder, "ready.json");
    server = await ServerProcess.start(program, { args, environment: {}, readyFile });
    return LogObserver.of(`http://127.0.0.1:${server.port}`);
  }

  /** Enrols people all at once and kills the server when so many have an answer. @returns what was acknowledged */
  async function enrolAndKill(observer: LogObserver, people: readonly DemoPerson[], answers: number) {
    const acknowledged: { person: DemoPerson; leaf: number; checkpoint: Checkpoint }[] = [];
    const enrolments = Promise.allSettled(
      people.map(async (person) => {
        const answer = await Member.of(observer.origin, person).enrol();
        const read = answer.read(enrolmentAnswerSchema);
        const checkpoint = observer.accept(read);
        acknowledged.push({ person, leaf: read.person.records[0]?.index ?? -1, checkpoint });
      }),
    );
    while (acknowledged.length < answers) await delay(1);
    await delay(Math.random() * 30);
    await server?.end("SIGKILL");
    await enrolments;
    return acknowledged;
  }

  function rootsOf(entries: readonly LogEntry[]): string[] {
    const range = CompactRange.empty();
    return entries.map((entry) => {
      range.append(leafHash(encodeLogEntry(entry)));
      return bytesToHex(range.root());
    });
  }

  it("loses and doubles no leaf, and every checkpoint that it showed stays true", async () => {
    let observer = await start();
    const everybody: DemoPerson[] = [];
    const acknowledged: Awaited<ReturnType<typeof enrolAndKill>> = [];
    for (let round = 0; round < ROUNDS; round++) {
      const names = Array.from({ length: AT_ONCE }, (_, place) => `Person${round}x${place}`);
      const people = await Promise.all(names.map((name) => createDemoPerson(name, encryption)));
      everybody.push(...people);
      acknowledged.push(...(await enrolAndKill(observer, people, round % AT_ONCE)));
      observer = await start();

      const entries = await observer.mirror(await observer.checkpoint());
      const roots = rootsOf(entries);
      for (const { person, leaf, checkpoint } of acknowledged) {
        expect(entries[leaf]).toMatchObject({
          personHash: personHash(person.userId),
          recordHash: recordHash(person.signedRecord),
        });
        expect(bytesToHex(checkpoint.root)).toBe(roots[checkpoint.size - 1]);
      }
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeLessThan(everybody.length);

    for (const person of everybody)
      expect([200, 201]).toContain((await Member.of(observer.origin, person).enrol()).status);
    const entries = await observer.mirror(await observer.checkpoint());
    const enrolled = entries.flatMap((entry) =>
      entry.kind === "enrol" ? [bytesToHex(entry.personHash)] : [],
    );
    expect(enrolled.sort()).toEqual(everybody.map(({ userId }) => bytesToHex(personHash(userId))).sort());

    await server?.end("SIGKILL");
    const storage = Storage.openSqlite(join(folder, "data", "keyferry.db"));
    expect((await verifyWholeLog(storage)).faults).toEqual([]);
    await storage.close();
  }, 120_000);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerDataChange, registerGrantChange } from "../../../server-mock/demo-grants";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { bytesToHex, type DataId, newDataId } from "../../../shared/crypto";
import { personHash } from "../../../shared/format";
import { listAnswerSchema } from "../../../shared/protocol/http/grants";
import { currentKeysPath, myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { Balancer } from "../../contract/harness/balancer";
import { LogObserver } from "../../contract/harness/log-observer";
import { Member } from "../../contract/harness/member";
import { createDatabase, type Postgres, startPostgres } from "../../contract/harness/postgres";
import { bundleProgram, ServerProcess } from "../../contract/harness/server-process";
import { itemGrant, newRoot } from "../../contract/harness/sharing";

const NEW_PEOPLE = 8;
const ROUNDS = 12;
const GRANTS_A_ROUND = 5;
const PATIENCE = 120_000;
/** The killing comes when so many of the changes are acknowledged. */
const KILLED_AFTER = 12;

/** Asks again until there is an answer that says more than that a server went away. */
async function persist<T>(ask: () => Promise<T>, isAnswer: (answer: T) => boolean = () => true): Promise<T> {
  for (let attempt = 0; ; attempt++)
    try {
      const answer = await ask();
      if (isAnswer(answer) || attempt === 5) return answer;
    } catch (error) {
      if (attempt === 5) throw error;
    }
}

describe("two server processes on one PostgreSQL", () => {
  const folder = mkdtempSync(join(tmpdir(), "keyferry-two-processes-"));
  let postgres: Postgres;
  let program: string;
  let balancer: Balancer;
  let first: ServerProcess;
  let second: ServerProcess;
  const started: ServerProcess[] = [];
  let database: string;

  async function start(name: string): Promise<ServerProcess> {
    const server = await ServerProcess.start(program, {
      args: ["--data", join(folder, "data"), "--log-level", "silent", "--enrolment", "open"],
      environment: { KEYFERRY_DATABASE_URL: database, KEYFERRY_ORIGIN: balancer.origin },
      readyFile: join(folder, `${name}.json`),
    });
    started.push(server);
    return server;
  }

  beforeAll(async () => {
    [postgres, balancer, program] = await Promise.all([
      startPostgres(),
      Balancer.start(),
      bundleProgram("server/main.ts", "one-of-two-servers"),
    ]);
    database = await createDatabase(postgres.url);
    // At the same time, on an empty database and an empty folder.
    [first, second] = await Promise.all([start("first"), start("second")]);
    balancer.backends = [first, second];
  });
  afterAll(async () => {
    for (const server of started) await server.end("SIGKILL");
    await balancer.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    if (program) rmSync(program, { force: true });
  });

  async function usingOnly<T>(server: ServerProcess, work: () => Promise<T>): Promise<T> {
    const { backends } = balancer;
    balancer.backends = [server];
    try {
      return await work();
    } finally {
      balancer.backends = backends;
    }
  }

  it("take each other's sessions, and show what the other was given", async () => {
    const [alice, bob] = await Promise.all([
      Member.enrolled(balancer.origin, "Alice"),
      Member.enrolled(balancer.origin, "Bob"),
    ]);
    const root = newRoot(alice);
    const dataId = newDataId();
    await usingOnly(first, () => alice.sessionToken());
    await usingOnly(second, async () => {
      const changes = [registerDataChange(dataId, root), registerGrantChange(itemGrant(alice, bob, dataId))];
      expect(await alice.change(...changes)).toEqual(["done", "done"]);
      await bob.sessionToken();
    });
    await usingOnly(first, async () => {
      expect((await bob.send("GET", myKeyPath(dataId))).status).toBe(200);
      expect((await bob.send("GET", PATHS.received)).read(listAnswerSchema).grants).toHaveLength(1);
    });
  });

  it("refuse a proof that the other has seen", async () => {
    const carol = await Member.enrolled(balancer.origin, "Carol");
    const token = await carol.sessionToken();
    expect((await carol.send("GET", PATHS.received)).status).toBe(200);
    const proof = carol.session.proof("GET", PATHS.received, token);
    const ask = () =>
      fetch(`${balancer.origin}${PATHS.received}`, {
        headers: { authorization: `DPoP ${token}`, dpop: proof },
      });
    expect((await usingOnly(first, ask)).status).toBe(200);
    expect((await usingOnly(second, ask)).status).toBe(401);
  });

  it("lose nothing that they acknowledged when one of them is killed at work, and go on", {
    timeout: PATIENCE,
  }, async () => {
    const people = await Promise.all(
      Array.from({ length: NEW_PEOPLE }, async (_, index) =>
        Member.of(balancer.origin, await createDemoPerson(`Person${index}`)),
      ),
    );
    const recipient = await Member.enrolled(balancer.origin, "Dora");
    const owners = await Promise.all(
      ["Eve", "Frank", "Grace"].map((name) => Member.enrolled(balancer.origin, name)),
    );
    const enrolled: Member[] = [];
    const granted: DataId[] = [];
    const acknowledged = () => {
      if (enrolled.length + granted.length / GRANTS_A_ROUND >= KILLED_AFTER) first.kill();
    };

    const enrolAll = async () => {
      for (const person of people) {
        const answer = await persist(
          () => person.enrol(),
          ({ status }) => status !== 502,
        );
        expect([200, 201]).toContain(answer.status);
        enrolled.push(person);
        acknowledged();
      }
    };
    const grantAll = async (owner: Member) => {
      const root = newRoot(owner);
      for (let round = 0; round < ROUNDS; round++) {
        const dataIds = Array.from({ length: GRANTS_A_ROUND }, newDataId);
        const changes = dataIds.flatMap((dataId) => [
          registerDataChange(dataId, root),
          registerGrantChange(itemGrant(owner, recipient, dataId)),
        ]);
        const outcomes = await persist(() => owner.change(...changes));
        expect(new Set(outcomes)).toEqual(new Set(["done"]));
        granted.push(...dataIds);
        acknowledged();
      }
    };
    await Promise.all([enrolAll(), ...owners.map(grantAll)]);
    expect(first.hasEnded).toBe(true);

    balancer.backends = [second];
    await expectAll(recipient, granted, enrolled);
    first = await start("first");
    balancer.backends = [first];
    await expectAll(recipient, granted, enrolled);
  });

  /** Everything acknowledged is there, and the log has each enrolment exactly once. */
  async function expectAll(recipient: Member, granted: readonly DataId[], enrolled: readonly Member[]) {
    for (const dataId of granted) expect((await recipient.send("GET", myKeyPath(dataId))).status).toBe(200);
    for (const { person } of enrolled)
      expect((await recipient.send("GET", currentKeysPath(person.userId))).status).toBe(200);
    const observer = await LogObserver.of(balancer.origin);
    const checkpoint = await observer.checkpoint();
    const entries = await observer.mirror(checkpoint);
    const inLog = entries.flatMap((entry) => ("personHash" in entry ? [bytesToHex(entry.personHash)] : []));
    expect(new Set(inLog).size).toBe(inLog.length);
    for (const { person } of enrolled) expect(inLog).toContain(bytesToHex(personHash(person.userId)));
    // Whichever process answers.
    for (const again of await Promise.all([observer.mirror(checkpoint), observer.mirror(checkpoint)]))
      expect(again).toEqual(entries);
  }
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { Session } from "../../../../../electron/services/identity/session";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { MetCheckpoints } from "../../../../../electron/services/log/met-checkpoints";
import type { Person } from "../../../../../electron/services/people/person";
import type { KeyServer } from "../../../../../electron/services/ports";
import { newUserId } from "../../../../../shared/crypto";
import type { SeenCheckpoint } from "../../../../../shared/format";
import { MemoryLog } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;
let log: MemoryLog;

beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  log.grow(10);
});
afterEach(() => desk.remove());

const BEN = newUserId();

async function start(server: KeyServer = serverOf(() => log), knows = true) {
  const { alarms, directories } = await desk.start();
  const session = new Session();
  const me: Partial<ActiveIdentity> = { userId: newUserId() };
  session.open(me as ActiveIdentity, server);
  const ben: Partial<Person> & { isChosen: boolean } = { userId: BEN, isChosen: true };
  const known = () => (knows ? (ben as Person) : null);
  const people = { knownBySigningKey: known, pinned: known };
  const reports: unknown[] = [];
  const report = (_: string, error: unknown) => void reports.push(error);
  const met = new MetCheckpoints({ session, directories, people, report });
  const { trust } = await directories.of(server);
  const meets = async (...seen: SeenCheckpoint[]) => {
    for (const checkpoint of seen) met.inGrant({ checkpoint, ownerId: BEN });
    await met.settled();
    return alarms.list().map(({ kind }) => kind);
  };
  return { alarms, met, trust, meets, reports, server, ben };
}

async function seen(of: MemoryLog, size = of.size): Promise<SeenCheckpoint> {
  return { size, rootHash16: (await of.root(size)).slice(0, 16) };
}

/** Another log that grew from the same beginning. */
function branch(size: number): MemoryLog {
  const other = log.copy();
  other.now += 1;
  other.entries = other.entries.slice(0, 5);
  other.grow(size - 5);
  return other;
}

describe("a checkpoint that somebody I know has seen", () => {
  it("is in the log that I see, earlier or later", async () => {
    const { meets, trust, server, reports } = await start();
    await trust.follow(server);
    const earlier = await Promise.all([1, 4, 7].map((size) => seen(log, size)));
    log.grow(20);
    expect(await meets(...earlier, await seen(log), await seen(log, 20))).toEqual([]);
    expect(reports).toEqual([]);
    expect(trust.size).toBe(log.size);
  });

  it.each([
    ["as long as mine", 11],
    ["shorter than mine", 8],
    ["longer than all that I am shown", 40],
  ])("of another log, %s, stops what needs the server until I have seen the alarm", async (_, size) => {
    const { meets, trust, server, alarms } = await start();
    await trust.follow(server);
    expect(await meets(await seen(branch(size)))).toEqual(["log-forked"]);
    await expect(trust.follow(server)).rejects.toMatchObject({ code: "log-forked" });
    const restarted = await start();
    await expect(restarted.trust.follow(server)).rejects.toMatchObject({ code: "log-forked" });
    const [alarm] = alarms.list();
    await restarted.alarms.acknowledge({ id: alarm?.id ?? "" });
    await restarted.trust.follow(server);
    expect(restarted.trust.newest()).toEqual(await seen(log));
    expect(await restarted.meets(await seen(branch(size)))).toEqual([]);
  });

  it("stops it once for each person, whatever else she makes up", async () => {
    const { meets, trust, server, alarms } = await start();
    await trust.follow(server);
    expect(await meets(await seen(branch(9)))).toEqual(["log-forked"]);
    await alarms.acknowledge({ id: alarms.list()[0]?.id ?? "" });
    expect(await meets(await seen(branch(10)), await seen(branch(30)))).toEqual([]);
    await trust.follow(server);
  });

  it("is compared in headers too", async () => {
    const { met, trust, server, alarms } = await start();
    await trust.follow(server);
    const writer = { fingerprint: new Uint8Array(32), signingKey: new Uint8Array(32) } as Parameters<
      typeof met.inHeader
    >[0]["writer"];
    met.inHeader({ checkpoint: null, writer });
    met.inHeader({ checkpoint: await seen(log), writer });
    await met.settled();
    expect(alarms.list()).toEqual([]);
    met.inHeader({ checkpoint: await seen(branch(9)), writer });
    await met.settled();
    expect(alarms.list()).toHaveLength(1);
  });

  it("counts for nothing when a stranger says so", async () => {
    const { met, trust, server, alarms } = await start(undefined, false);
    await trust.follow(server);
    const writer = { fingerprint: new Uint8Array(32), signingKey: new Uint8Array(32) } as Parameters<
      typeof met.inHeader
    >[0]["writer"];
    met.inHeader({ checkpoint: await seen(branch(9)), writer });
    await met.settled();
    expect(alarms.list()).toEqual([]);
  });

  it("counts for nothing when somebody says so whom I never chose, and counts once I have", async () => {
    const { met, meets, trust, server, alarms, ben } = await start();
    await trust.follow(server);
    ben.isChosen = false;
    const madeUp = await seen(branch(9));
    expect(await meets(madeUp)).toEqual([]);
    const writer = { fingerprint: new Uint8Array(32), signingKey: new Uint8Array(32) } as Parameters<
      typeof met.inHeader
    >[0]["writer"];
    met.inHeader({ checkpoint: madeUp, writer });
    await met.settled();
    expect(alarms.list()).toEqual([]);
    await trust.follow(server);
    ben.isChosen = true;
    expect(await meets(madeUp)).toEqual(["log-forked"]);
  });

  it("is compared later when the server cannot be asked now", async () => {
    let isDown = true;
    const logCheckpoint = () =>
      isDown ? Promise.reject(new KeyferryError("server-unreachable")) : log.checkpoint();
    const { meets } = await start(serverOf(() => log, { logCheckpoint }));
    const other = await seen(branch(30));
    expect(await meets(other)).toEqual([]);
    isDown = false;
    expect(await meets(other)).toEqual(["log-forked"]);
  });
});

import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { Session } from "../../../../../electron/services/identity/session";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { LogWatch } from "../../../../../electron/services/log/log-watch";
import { generateSkey, parseSkey } from "../../../../../shared/log";
import { type LoggedPerson, MemoryLog, someKeys } from "../stand-ins/memory-log";
import { type ServerOfLog, serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

const HOUR = 3_600_000;

let desk: LogDesk;
let log: MemoryLog;
let anna: LoggedPerson;
let now: number;

beforeAll(() => someKeys(0));
beforeEach(async () => {
  desk = await LogDesk.made();
  now = Date.now();
  desk.clock = () => now;
  log = MemoryLog.started();
  anna = await log.enrol("Anna", 0);
});
afterEach(() => desk.remove());

const unreachable = () => Promise.reject(new KeyferryError("server-unreachable"));
const failing = () => Promise.reject(new KeyferryError("server-error"));
const OFFLINE: Partial<ServerOfLog> = {
  logCheckpoint: unreachable,
  lookUp: unreachable,
  checkReachable: unreachable,
  receivedGrants: unreachable,
};

/** What an app shows that is started now and looks at the log once. */
async function alarmsAfterLook(otherwise: Partial<ServerOfLog> = {}): Promise<string[]> {
  const { alarms, directories } = await desk.start();
  const session = new Session();
  const watch = new LogWatch({ session, directories, alarms, report: () => undefined });
  const { userId, record, records } = anna;
  const envelopes = records.map(({ envelope }) => envelope);
  const identity: Partial<ActiveIdentity> = {
    userId,
    record,
    signedRecord: envelopes.at(-1) ?? new Uint8Array(0),
    knownEnvelopes: () => envelopes,
  };
  session.open(
    identity as ActiveIdentity,
    serverOf(() => log, otherwise),
  );
  await watch.look();
  return alarms.list().map(({ kind }) => kind);
}

/** What each of several looks shows, one after another. */
async function looks(hoursBetween: readonly number[], otherwise: Partial<ServerOfLog> = {}) {
  const shown: string[][] = [];
  for (const hours of hoursBetween) {
    now += hours * HOUR;
    shown.push(await alarmsAfterLook(otherwise));
  }
  return shown;
}

function goesOn(): void {
  log.now = Math.floor(now / 1000);
  log.heartbeat();
}

describe("a server that can be reached", () => {
  it("and whose log stands still for a day raises an alarm, which goes when the log goes on", async () => {
    await alarmsAfterLook();
    expect(await looks([4, 20, 3.9, 0.1])).toEqual([[], [], [], ["log-hidden"]]);
    goesOn();
    expect(await alarmsAfterLook()).toEqual([]);
    expect(await looks([4, 20])).toEqual([[], []]);
    expect(await looks([4])).toEqual([["log-hidden"]]);
  });

  it.each<[string, Partial<ServerOfLog>]>([
    ["refuses its log", { logCheckpoint: failing }],
    ["lets nobody come to its log", { logCheckpoint: unreachable }],
    ["seems to be ill, and gives grants all the same", { logCheckpoint: failing, checkReachable: failing }],
    ["gives no entries", { logEntries: failing }],
  ])("and %s for a day raises an alarm", async (_, otherwise) => {
    await alarmsAfterLook();
    log.grow(1);
    expect(await looks([4, 20, 4], otherwise)).toEqual([[], [], ["log-hidden"]]);
  });

  it("and shows what is not the log's, three times in an hour, raises an alarm", async () => {
    await alarmsAfterLook();
    const stranger = parseSkey(generateSkey(log.description.origin));
    log.grow(1);
    const logCheckpoint = () => log.checkpoint(log.size, stranger);
    expect(await looks([0, 0.5, 0.5], { logCheckpoint })).toEqual([[], [], ["log-hidden"]]);
    expect(await alarmsAfterLook()).toEqual([]);
  });

  it("and showed such a thing once or twice raises none", async () => {
    await alarmsAfterLook();
    const stranger = parseSkey(generateSkey(log.description.origin));
    log.grow(1);
    const logCheckpoint = () => log.checkpoint(log.size, stranger);
    expect(await looks([0, 0.5], { logCheckpoint })).toEqual([[], []]);
    expect(await looks([0.1])).toEqual([[]]);
    expect(await looks([0.5, 0.5], { logCheckpoint })).toEqual([[], []]);
  });
});

describe("a computer that is offline", () => {
  it("raises no alarm, however long", async () => {
    await alarmsAfterLook();
    expect(await looks([4, 20, 24, 100], OFFLINE)).toEqual([[], [], [], []]);
    goesOn();
    expect(await alarmsAfterLook()).toEqual([]);
  });

  it("raises none when the server was ill before and is well afterwards", async () => {
    await alarmsAfterLook();
    expect(await looks([4, 1], { logCheckpoint: failing })).toEqual([[], []]);
    expect(await looks([60], OFFLINE)).toEqual([[]]);
    goesOn();
    expect(await alarmsAfterLook()).toEqual([]);
  });
});

it("an alarm that was dealt with comes back only when the log was shown and is hidden again", async () => {
  await alarmsAfterLook();
  await looks([4, 20, 4]);
  const { alarms } = await desk.start();
  await alarms.acknowledge({ id: alarms.list()[0]?.id ?? "" });
  expect(await looks([1, 30])).toEqual([[], []]);
  goesOn();
  expect(await alarmsAfterLook()).toEqual([]);
  expect(await looks([4, 20, 4])).toEqual([[], [], ["log-hidden"]]);
});

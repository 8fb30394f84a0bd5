import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { Session } from "../../../../../electron/services/identity/session";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { LogWatch } from "../../../../../electron/services/log/log-watch";
import type { KeyServer } from "../../../../../electron/services/ports";
import { fingerprintDigits, fingerprintOf } from "../../../../../shared/crypto";
import { type LoggedPerson, MemoryLog, nextRecord, someKeys } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;
let log: MemoryLog;
let anna: LoggedPerson;
/** Records that this computer has made, or is about to enrol. */
let made: Uint8Array[];
const reports: unknown[] = [];

beforeAll(async () => {
  await Promise.all([0, 1, 2].map(someKeys));
});
beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  anna = await log.enrol("Anna", 0);
  made = anna.records.map(({ envelope }) => envelope);
  reports.length = 0;
});
afterEach(() => desk.remove());

/** Looks at the log as the app does that starts now. */
async function look(server: KeyServer = serverOf(() => log)) {
  const { alarms, directories } = await desk.start();
  const session = new Session();
  const watch = new LogWatch({
    session,
    directories,
    alarms,
    report: (_, error) => void reports.push(error),
  });
  watch.start();
  const { userId, record } = anna;
  const identity: Partial<ActiveIdentity> = {
    userId,
    record,
    signedRecord: made.at(-1) ?? new Uint8Array(0),
    knownEnvelopes: () => made,
  };
  session.open(identity as ActiveIdentity, server);
  await watch.look();
  await watch.close();
  return alarms;
}

const kinds = async (server?: KeyServer) => (await look(server)).list().map(({ kind }) => kind);

describe("the log of my key server", () => {
  it("raises no alarm for what I did myself, and for what others do", async () => {
    await log.enrol("Ben", 1);
    expect(await kinds()).toEqual([]);
    const next = nextRecord(anna, await someKeys(1), {
      previousSigningPrivate: anna.keys.signing.privatePkcs8,
    });
    made.push(next);
    await log.rotate(anna, 1);
    expect(anna.records.at(-1)?.envelope).toEqual(next);
    expect(await kinds()).toEqual([]);
    expect(reports).toEqual([]);
  });

  it("raises an alarm for a key of mine that was made elsewhere, and shows its fingerprint", async () => {
    await look();
    await log.rotate(anna, 2);
    const [alarm] = (await look()).list();
    const { userId, rsaSpki, signingKey } = anna.record;
    const digits = fingerprintDigits(fingerprintOf(userId, rsaSpki, signingKey));
    expect(alarm).toMatchObject({ kind: "foreign-key", digits, evidenceFile: null });
    expect(alarm?.words).toHaveLength(8);
  });

  it("raises it too when the server does not show the key", async () => {
    await look();
    const shown = await log.prove(anna);
    await log.rotate(anna, 2);
    const lookUp: KeyServer["lookUp"] = async (wanted) => ({
      ...(await log.lookUp(wanted)),
      people: [shown],
    });
    const [alarm] = (await look(serverOf(() => log, { lookUp }))).list();
    expect(alarm).toMatchObject({ kind: "foreign-key", words: null, digits: null });
  });

  it("raises an alarm for somebody else who was entered under my address", async () => {
    await look();
    await log.enrol("Anna", 2);
    expect(await kinds()).toEqual(["second-entry"]);
  });

  it("raises one at the first look too, however long ago it was", async () => {
    await log.enrol("Anna", 2);
    log.grow(30);
    await log.rotate(anna, 1);
    expect((await kinds()).sort()).toEqual(["foreign-key", "second-entry"]);
  });

  it("raises none for somebody who left the address before I came", async () => {
    const former = await log.enrol("Carol", 1);
    log.revoke(former);
    anna = await log.enrol("Carol", 2);
    made = anna.records.map(({ envelope }) => envelope);
    expect(await kinds()).toEqual([]);
  });

  it("raises an alarm when my key is withdrawn", async () => {
    await look();
    log.revoke(anna);
    expect(await kinds()).toEqual(["deactivated"]);
  });

  it("raises it too when my withdrawal is the first thing that I see, and I can ask nothing", async () => {
    log.revoke(anna);
    const lookUp = () => Promise.reject(new KeyferryError("not-signed-in"));
    expect(await kinds(serverOf(() => log, { lookUp }))).toEqual(["deactivated"]);
  });

  it("raises one when the server pretends that I am not there, so that I cannot learn my label", async () => {
    const lookUp: KeyServer["lookUp"] = async (wanted) => ({ ...(await log.lookUp(wanted)), people: [] });
    expect(await kinds(serverOf(() => log, { lookUp }))).toEqual(["not-logged"]);
    await log.enrol("Anna", 2);
    expect((await kinds()).sort()).toEqual(["not-logged", "second-entry"]);
  });

  it("raises one when it does not have me at all, whoever had my address meanwhile", async () => {
    log = MemoryLog.started();
    const impostor = await log.enrol("Anna", 2);
    const { labelProof, records } = await log.prove(impostor);
    log.revoke(impostor);
    const lookUp: KeyServer["lookUp"] = async (wanted) => ({
      ...(await log.lookUp(wanted)),
      people: [{ userId: anna.userId, labelProof, records }],
    });
    expect(await kinds(serverOf(() => log, { lookUp }))).toEqual(["not-logged"]);
  });

  it("keeps an alarm over restarts until it is acknowledged, and does not raise it twice", async () => {
    await look();
    log.revoke(anna);
    await look();
    const alarms = await look();
    expect(alarms.list()).toHaveLength(1);
    let changes = 0;
    const stop = alarms.onChange(() => changes++);
    await alarms.acknowledge({ id: alarms.list()[0]?.id ?? "" });
    stop();
    expect(changes).toBe(1);
    expect((await look()).list()).toEqual([]);
  });

  it("raises an alarm when the server took my new keys and the log does not have them", async () => {
    await look();
    const previousSigningPrivate = anna.keys.signing.privatePkcs8;
    made.push(nextRecord(anna, await someKeys(1), { previousSigningPrivate }));
    expect(await kinds()).toEqual(["not-logged"]);
  });

  it("raises alarms anew for whoever has my computer's profile after me", async () => {
    log.revoke(anna);
    await look();
    const lookUp: KeyServer["lookUp"] = async (wanted) => ({ ...(await log.lookUp(wanted)), people: [] });
    const nobody = serverOf(() => log, { lookUp });
    anna = await log.enrol("Berta", 1);
    expect(await kinds(nobody)).toEqual(["not-logged", "deactivated"]);
    anna = await log.enrol("Carla", 2);
    expect(await kinds(nobody)).toEqual(["not-logged", "not-logged", "deactivated"]);
  });

  it("raises alarms for what look-ups have shown of it, also when the server shows no more", async () => {
    await look();
    await log.enrol("Anna", 2);
    const server = serverOf(() => log);
    await (await desk.directoryOf(server)).trust.follow(server);
    const logCheckpoint = () => Promise.reject(new KeyferryError("server-error"));
    expect(await kinds(serverOf(() => log, { logCheckpoint }))).toEqual(["second-entry"]);
    expect(reports).toHaveLength(1);
  });

  it("is looked at again from where an interrupted look had come to", async () => {
    await look();
    await log.enrol("Anna", 2);
    const { alarms, directories } = await desk.start();
    const { trust } = await directories.of(serverOf(() => log));
    await trust.follow(serverOf(() => log));
    expect(alarms.list()).toEqual([]);
    expect(await kinds()).toEqual(["second-entry"]);
  });

  it("is not needed: without it nothing is raised and nothing is lost", async () => {
    const down = () => Promise.reject(new Error("down"));
    expect(await kinds(serverOf(() => log, { logCheckpoint: down }))).toEqual([]);
    expect(reports).toHaveLength(1);
    await log.enrol("Anna", 2);
    expect(await kinds()).toEqual(["second-entry"]);
  });
});

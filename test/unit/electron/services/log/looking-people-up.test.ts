import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProvenPeople, WantedPeople } from "../../../../../electron/services/ports";
import { newUserId, signingPairFromSeed } from "../../../../../shared/crypto";
import { recoveryKeyHash } from "../../../../../shared/format";
import { type LoggedPerson, MemoryLog, someKeys } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;
let log: MemoryLog;
let ben: LoggedPerson;

beforeAll(async () => {
  await Promise.all([0, 1, 2].map(someKeys));
});
beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  ben = await log.enrol("Ben", 0);
  log.grow(3);
});
afterEach(() => desk.remove());

const BEN = { addresses: ["ben@example.org"] };
type Answering = (wanted: WantedPeople, honest: ProvenPeople) => ProvenPeople | Promise<ProvenPeople>;

/** Looks Ben up at a server that gives this instead of the honest answer. */
async function lookUpBen(answering: Answering = (_, honest) => honest) {
  const lookUp = async (wanted: WantedPeople) => answering(wanted, await log.lookUp(wanted));
  const directory = await desk.directoryOf(serverOf(() => log, { lookUp }));
  return directory.lookUp(BEN);
}

/** With another first person in the answer. */
function withBen(honest: ProvenPeople, change: Partial<ProvenPeople["people"][number]>): ProvenPeople {
  const [first, ...others] = honest.people;
  if (first === undefined) throw new Error("nobody in the answer");
  return { ...honest, people: [{ ...first, ...change }, ...others] };
}

describe("a person whom an honest server shows", () => {
  it("is found with the very records that are in the log", async () => {
    await log.rotate(ben, 1);
    const { people, deactivated } = await lookUpBen();
    expect(people.map(({ userId }) => userId)).toEqual([ben.userId]);
    expect(people[0]?.chain.map(({ envelope }) => envelope)).toEqual(
      ben.records.map(({ envelope }) => envelope),
    );
    expect(people[0]?.chain.map(({ authority }) => authority)).toEqual(["first", "previous-key"]);
    expect(deactivated.size).toBe(0);
  });

  it("is found after a recovery by the key that the record before committed to", async () => {
    const recovery = signingPairFromSeed(new Uint8Array(32).fill(7));
    const commitment = { recoveryKeyHash: recoveryKeyHash(recovery.publicKey) };
    const carol = await log.enrol("Carol", 1, commitment);
    const authority = { recoveryPrivate: recovery.privatePkcs8, recoveryPublicKey: recovery.publicKey };
    await log.rotate(carol, 2, authority);
    const directory = await desk.directoryOf(serverOf(() => log));
    const { people } = await directory.lookUp({ userIds: [carol.userId] });
    expect(people[0]?.chain.map(({ authority: by }) => by)).toEqual(["first", "recovery-key"]);
  });

  it("is nobody when nobody is enrolled", async () => {
    const directory = await desk.directoryOf(serverOf(() => log));
    expect(await directory.lookUp({ addresses: ["nobody@example.org"] })).toMatchObject({ people: [] });
  });

  it("may come into the log while the answer is on its way", async () => {
    const directory = await desk.directoryOf(
      serverOf(() => log, {
        lookUp: async (wanted) => {
          const answer = await log.lookUp(wanted);
          if (log.size < 20) {
            log.grow(20);
            await log.rotate(ben, 1);
            await directory.trust.follow(serverOf(() => log));
          }
          return answer;
        },
      }),
    );
    const { people } = await directory.lookUp(BEN);
    expect(people[0]?.chain).toHaveLength(2);
  });
});

describe("a key that the server has swapped", () => {
  it.each<[string, string, () => Promise<Answering>]>([
    [
      "for one that is not in the log",
      "person-record-unproven",
      async () => {
        const forged = log.copy();
        forged.entries = forged.entries.slice(0, 1);
        forged.people = [];
        const fake = await forged.enrol("Ben", 2, { userId: ben.userId });
        const [record] = fake.records;
        return (_, honest) => {
          const [logged] = honest.people[0]?.records ?? [];
          if (record === undefined || logged === undefined) throw new Error("no record");
          return withBen(honest, { records: [{ ...logged, envelope: record.envelope }] });
        };
      },
    ],
    [
      "and entered in the log as another person under the same address",
      "person-record-unproven",
      async () => {
        await log.enrol("Ben", 2);
        return (_, honest) => ({ ...honest, people: honest.people.slice(1) });
      },
    ],
    [
      "and hides that there is a newer one",
      "person-record-unproven",
      async () => {
        const before = ben.records.slice(0, 1);
        await log.rotate(ben, 1);
        return async (_, honest) => ({
          ...honest,
          people: [await log.prove({ ...ben, records: before })],
        });
      },
    ],
    [
      "for one that its predecessor did not sign",
      "person-record-invalid",
      async () => {
        const thief = await someKeys(2);
        await log.rotate(ben, 2, { previousSigningPrivate: thief.signing.privatePkcs8 });
        return (_, honest) => honest;
      },
    ],
    [
      "with a label that is not proven",
      "person-record-unproven",
      async () => (_, honest) => withBen(honest, { labelProof: new Uint8Array(80).fill(9) }),
    ],
    [
      "with an inclusion proof of something else",
      "person-record-unproven",
      async () => (_, honest) => {
        const [logged] = honest.people[0]?.records ?? [];
        if (logged === undefined) throw new Error("no record");
        return withBen(honest, { records: [{ ...logged, inclusion: logged.inclusion.slice(1) }] });
      },
    ],
    [
      "for the record of somebody else",
      "person-record-invalid",
      async () => {
        const carol = await log.enrol("Carol", 1);
        return async (_, honest) => ({ ...honest, people: [await log.prove(carol)] });
      },
    ],
    [
      "and shown under an ID of its own making",
      "person-record-invalid",
      async () => (_, honest) => withBen(honest, { userId: newUserId() }),
    ],
    [
      "and shown twice",
      "person-record-invalid",
      async () => (_, honest) => ({ ...honest, people: [...honest.people, ...honest.people] }),
    ],
  ])("%s is refused", async (_, code, answering) => {
    await expect(lookUpBen(await answering())).rejects.toMatchObject({ code });
    expect((await lookUpBen((__, honest) => ({ ...honest, people: [] }))).people).toEqual([]);
  });
});

describe("somebody whose keys were withdrawn", () => {
  it("is named as such, and not found", async () => {
    log.revoke(ben);
    const directory = await desk.directoryOf(serverOf(() => log));
    const found = await directory.lookUp({ userIds: [ben.userId] });
    expect(found).toEqual({ people: [], deactivated: new Set([ben.userId]) });
  });

  it("is refused when the server shows her all the same", async () => {
    const before = await log.copy().lookUp({ ...BEN, logSize: 0 });
    log.revoke(ben);
    const [shown] = before.people;
    if (shown === undefined) throw new Error("nobody");
    const stillThere = { ...ben, records: ben.records };
    await expect(
      lookUpBen(async (_, honest) => ({ ...honest, people: [await log.prove(stillThere)] })),
    ).rejects.toMatchObject({ code: "person-deactivated" });
  });

  it("does not keep somebody else from having the address later", async () => {
    log.revoke(ben);
    const later = await log.enrol("Ben", 1);
    expect((await lookUpBen()).people.map(({ userId }) => userId)).toEqual([later.userId]);
  });
});

describe("a log that stands still", () => {
  const HOUR = 3_600_000;

  it.each([
    ["four hours behind this computer's clock", 4 * HOUR, "log-stale"],
    ["four hours ahead of it", -4 * HOUR, "log-stale"],
    ["two hours behind it", 2 * HOUR, null],
    ["two hours ahead of it", -2 * HOUR, null],
  ])("%s: %s", async (_, offset, code) => {
    desk.clock = () => Date.now() + offset;
    if (code === null) expect((await lookUpBen()).people).toHaveLength(1);
    else await expect(lookUpBen()).rejects.toMatchObject({ code });
  });

  it("is believed again as soon as it goes on", async () => {
    desk.clock = () => Date.now() + 4 * HOUR;
    await expect(lookUpBen()).rejects.toMatchObject({ code: "log-stale" });
    log.now += 4 * 3600;
    log.heartbeat();
    expect((await lookUpBen()).people).toHaveLength(1);
  });
});

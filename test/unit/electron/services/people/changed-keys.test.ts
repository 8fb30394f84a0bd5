import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { Session } from "../../../../../electron/services/identity/session";
import { People } from "../../../../../electron/services/people/people";
import {
  fingerprintDigits,
  fingerprintOf,
  newUserId,
  signingPairFromSeed,
} from "../../../../../shared/crypto";
import { recoveryKeyHash } from "../../../../../shared/format";
import { LogDesk } from "../log/log-desk";
import { type LoggedPerson, MemoryLog, someKeys } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";

const BEN = "ben@example.org";
const RECOVERY = signingPairFromSeed(new Uint8Array(32).fill(3));

let desk: LogDesk;
let log: MemoryLog;
let ben: LoggedPerson;

beforeAll(async () => {
  await Promise.all([0, 1, 2].map(someKeys));
});
beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  ben = await log.enrol("Ben", 0, { recoveryKeyHash: recoveryKeyHash(RECOVERY.publicKey) });
});
afterEach(() => desk.remove());

async function start(): Promise<People> {
  const { directories } = await desk.start();
  const session = new Session();
  const me: Partial<ActiveIdentity> = { userId: newUserId(), chain: [], knownEnvelopes: () => [] };
  session.open(
    me as ActiveIdentity,
    serverOf(() => log),
  );
  return People.open({ files: desk.files, path: join(desk.folder, "people.json"), session, directories });
}

function digitsOf({ record }: LoggedPerson): string {
  return fingerprintDigits(fingerprintOf(record.userId, record.rsaSpki, record.signingKey));
}

const byRecovery = { recoveryPrivate: RECOVERY.privatePkcs8, recoveryPublicKey: RECOVERY.publicKey };
const CHANGES: [string, () => Promise<void>][] = [
  ["renewed", () => log.rotate(ben, 1)],
  ["recovered", () => log.rotate(ben, 1, byRecovery)],
  [
    "replaced",
    async () => {
      log.revoke(ben);
      ben = await log.enrol("Ben", 1);
    },
  ],
];

describe.each(CHANGES)("keys that were %s", (kind, change) => {
  it("are shown as such, and block sharing even with the new digits", async () => {
    const people = await start();
    const before = await people.lookUp({ address: BEN });
    expect(before).toMatchObject({ trust: "not-verified", change: null });
    await change();
    const view = await people.lookUp({ address: BEN });
    expect(view).toMatchObject({ trust: "changed", change: kind, digits: digitsOf(ben) });
    const share = (digits: string) => people.recipientFor({ userId: ben.userId, digits });
    await expect(share(view.digits)).rejects.toMatchObject({ code: "person-key-changed" });
    await expect(share(before.digits)).rejects.toMatchObject({ code: "person-key-changed" });
    const known = (await start()).list().find(({ userId }) => userId === ben.userId);
    expect(known).toMatchObject({ trust: "changed", change: kind });
  });

  it("block sharing also when the change is first seen at that very moment", async () => {
    const people = await start();
    const { userId, digits } = await people.lookUp({ address: BEN });
    await change();
    const code = kind === "replaced" ? "person-deactivated" : "person-key-changed";
    await expect(people.recipientFor({ userId, digits })).rejects.toMatchObject({ code });
  });

  it("are accepted once a person has compared their fingerprint, and not by the digits of the old ones", async () => {
    const people = await start();
    const before = await people.lookUp({ address: BEN });
    await change();
    await people.lookUp({ address: BEN });
    const { userId } = ben;
    await expect(people.markVerified({ userId, digits: before.digits })).rejects.toMatchObject({
      code: "person-key-changed",
    });
    const verified = await people.markVerified({ userId, digits: digitsOf(ben) });
    expect(verified).toMatchObject({ trust: "verified", change: null });
    const recipient = await people.recipientFor({ userId, digits: digitsOf(ben) });
    expect(recipient.record).toEqual(ben.record);
  });

  it(`can ${kind === "renewed" ? "" : "not "}simply be accepted`, async () => {
    const people = await start();
    const { userId, digits } = await people.lookUp({ address: BEN });
    await people.markVerified({ userId, digits });
    await change();
    await people.lookUp({ address: BEN });
    const accepted = people.acceptRenewed({ userId: ben.userId, digits: digitsOf(ben) });
    if (kind !== "renewed") return expect(accepted).rejects.toMatchObject({ code: "person-key-changed" });
    expect(await accepted).toMatchObject({ trust: "verified", change: null, digits: digitsOf(ben) });
  });
});

describe("the keys that a person had", () => {
  it("stay hers once the new ones are accepted, and the new ones are nobody's before", async () => {
    const people = await start();
    await people.lookUp({ address: BEN });
    const old = ben.record.signingKey;
    await log.rotate(ben, 1);
    await people.lookUp({ address: BEN });
    expect(people.signingKeysOf(ben.userId)).toEqual([old]);
    expect(people.knownBySigningKey(ben.record.signingKey)).toBeNull();
    expect(people.pinned(ben.userId)?.offeredKeys).toContainEqual(ben.record.signingKey);
    await people.acceptRenewed({ userId: ben.userId, digits: digitsOf(ben) });
    expect(people.signingKeysOf(ben.userId)).toEqual([old, ben.record.signingKey]);
    const restarted = await start();
    expect(restarted.knownBySigningKey(old)?.userId).toBe(ben.userId);
    expect(restarted.knownBySigningKey(ben.record.signingKey)?.userId).toBe(ben.userId);
  });

  it("are those of a stranger no more than hers when somebody else takes the address over", async () => {
    const people = await start();
    await people.lookUp({ address: BEN });
    const before = ben;
    log.revoke(ben);
    ben = await log.enrol("Ben", 1);
    await people.lookUp({ address: BEN });
    expect(people.knownBySigningKey(ben.record.signingKey)).toBeNull();
    await people.markVerified({ userId: ben.userId, digits: digitsOf(ben) });
    expect(people.signingKeysOf(ben.userId)).toEqual([ben.record.signingKey]);
    expect(people.signingKeysOf(before.userId)).toEqual([before.record.signingKey]);
  });
});

describe("a newer record with the same keys", () => {
  it("changes the name and nothing else", async () => {
    const people = await start();
    const { userId, digits } = await people.lookUp({ address: BEN });
    await people.markVerified({ userId, digits });
    await log.rotate(ben, 0, undefined, { name: "Benjamin" });
    expect(await people.lookUp({ address: BEN })).toMatchObject({
      name: "Benjamin",
      trust: "verified",
      digits,
    });
    await expect(people.recipientFor({ userId, digits })).resolves.toMatchObject({ userId });
  });
});

describe("somebody whose keys were withdrawn", () => {
  it("cannot be shared with, and is not found any more", async () => {
    const people = await start();
    const { digits } = await people.lookUp({ address: BEN });
    const { userId } = ben;
    log.revoke(ben);
    await expect(people.recipientFor({ userId, digits })).rejects.toMatchObject({
      code: "person-deactivated",
    });
    await expect(people.lookUp({ address: BEN })).rejects.toMatchObject({ code: "person-deactivated" });
    expect(people.pinned(userId)?.accepted).not.toBeNull();
  });

  it("is simply not found by whoever never knew her", async () => {
    log.revoke(ben);
    const people = await start();
    await expect(people.lookUp({ address: BEN })).rejects.toMatchObject({ code: "person-not-found" });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AuditHeads, HEAD_INTERVAL } from "../../../server/log/audit-heads";
import { LogEntryRefusedError } from "../../../server/log/log-errors";
import { createLogSecrets } from "../../../server/log/log-secrets";
import { TransparencyLog } from "../../../server/log/transparency-log";
import { verifyWholeLog } from "../../../server/log/whole-log";
import { readEntries } from "../../../server/storage/log-store";
import type { Storage } from "../../../server/storage/storage";
import { newUserId, vrfPublicKey } from "../../../shared/crypto";
import { decodeLogEntry, type LogEntry, type PersonEntry, personHash } from "../../../shared/format";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const NOW = 1_790_000_000;

describe("appending to the log", () => {
  const options = { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 };
  const labelsKey = vrfPublicKey(options.secrets.labelSeed);
  const head = (auditSequence: number): LogEntry => {
    return { kind: "audit-head", time: NOW, auditSequence, auditHash: new Uint8Array(32), labelsKey };
  };
  let database: TestDatabase;
  let storage: Storage;
  let log: TransparencyLog;

  beforeEach(async () => {
    database = await createTestDatabase();
    storage = await database.open();
    await storage.migrate(NOW);
    log = await TransparencyLog.open(storage, options);
  });
  afterEach(() => database.close());

  const append = (...entries: LogEntry[]) =>
    storage.transaction((queries) => log.appendToLog(queries, entries, NOW));

  it("two servers that append at the same time give each leaf its own place and leave no gap", async () => {
    const second = await database.open();
    const secondLog = await TransparencyLog.open(second, options);
    const rounds = Array.from({ length: 20 }, (_, round) => round);
    const indexes = await Promise.all(
      rounds.flatMap((round) => [
        append(head(2 * round)),
        second.transaction((queries) => secondLog.appendToLog(queries, [head(2 * round + 1)], NOW)),
      ]),
    );
    const all = indexes.flat().sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 40 }, (_, place) => place));
    const entries = (await readEntries(storage.db, 0, 100)).map(decodeLogEntry);
    const numbers = entries.map((entry) => (entry.kind === "audit-head" ? entry.auditSequence : -1));
    expect(numbers.sort((a, b) => a - b)).toEqual(all);
    expect((await verifyWholeLog(storage)).faults).toEqual([]);
  });

  it("two servers that found the log at the same time found one", async () => {
    const fresh = await createTestDatabase();
    const [one, other] = [await fresh.open(), await fresh.open()];
    await one.migrate(NOW);
    const others = { ...options, secrets: createLogSecrets() };
    const opened = await Promise.allSettled([
      TransparencyLog.open(one, options),
      TransparencyLog.open(other, others),
    ]);
    expect(opened.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await fresh.close();
  });

  it("nothing is left of an append whose transaction fails", async () => {
    await append(head(0));
    const failing = storage.transaction(async (queries) => {
      await log.appendToLog(queries, [head(1)], NOW);
      throw new Error("the caller changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    expect(await append(head(1))).toEqual([1]);
    expect((await verifyWholeLog(storage)).faults).toEqual([]);
  });

  it("is not held up by somebody who reads the log, and who sees one moment of it", async () => {
    await append(head(0), head(1));
    const reader = await database.open();
    const seen = await reader.snapshot(async (queries) => {
      const before = (await readEntries(queries, 0, 100)).length;
      await append(head(2));
      return [before, (await readEntries(queries, 0, 100)).length];
    });
    expect(seen).toEqual([2, 2]);
    expect(await readEntries(reader.db, 0, 100)).toHaveLength(3);
  });

  describe("refuses what an honest log never says", () => {
    const entry = (fields: Partial<PersonEntry> = {}): PersonEntry => ({
      kind: "enrol",
      time: NOW,
      personHash: personHash(newUserId()),
      label: new Uint8Array(32).fill(1),
      sequence: 0,
      recordHash: new Uint8Array(32),
      ...fields,
    });
    const refused = async (...entries: LogEntry[]) => {
      const before = (await readEntries(storage.db, 0, 100)).length;
      await expect(append(...entries)).rejects.toThrow(LogEntryRefusedError);
      expect(await readEntries(storage.db, 0, 100)).toHaveLength(before);
    };

    it("a second, rogue person under an address that somebody has", async () => {
      await append(entry());
      await refused(entry());
      await refused(entry({ label: new Uint8Array(32).fill(2) }), entry());
    });

    it("a person twice, also after a revocation", async () => {
      const person = entry();
      await append(person);
      await refused({ ...person, label: new Uint8Array(32).fill(3) });
      await append({ ...person, kind: "revoke" });
      await refused(person);
    });

    it("a number that does not go on, somebody unknown, another address", async () => {
      const person = entry();
      await append(person);
      await refused({ ...person, kind: "rotate", sequence: 2 });
      await refused({ ...person, kind: "revoke", sequence: 1 });
      await refused({ ...person, kind: "recover", sequence: 1, label: new Uint8Array(32) });
      await refused(entry({ kind: "rotate", sequence: 1 }));
      await append({ ...person, kind: "rotate", sequence: 1 });
      await refused({ ...person, kind: "rotate", sequence: 1 });
    });

    it("anything of a person after her revocation; the address is free for somebody else", async () => {
      const person = entry();
      await append(person, { ...person, kind: "revoke" });
      await refused({ ...person, kind: "rotate", sequence: 1 });
      await refused({ ...person, kind: "revoke" });
      expect(await append(entry())).toEqual([2]);
    });
  });

  it("writes the audit trail's head once an hour, however many servers look, and after a clock was put right", async () => {
    let now = NOW;
    const trail = { head: () => Promise.resolve({ sequence: 7, hash: new Uint8Array(32) }) };
    const second = await database.open();
    const secondLog = await TransparencyLog.open(second, options);
    const heads = [
      new AuditHeads(
        storage,
        trail,
        (...args) => log.appendToLog(...args),
        () => now,
        new Uint8Array(32),
      ),
      new AuditHeads(
        second,
        trail,
        (...args) => secondLog.appendToLog(...args),
        () => now,
        new Uint8Array(32),
      ),
    ];
    const look = async () => (await Promise.all(heads.map((one) => one.writeIfDue()))).sort();
    expect(await look()).toEqual([false, true]);
    now += HEAD_INTERVAL - 1;
    expect(await look()).toEqual([false, false]);
    now += 1;
    expect(await look()).toEqual([false, true]);
    now = NOW - 10 * HEAD_INTERVAL;
    expect(await look()).toEqual([false, true]);
    const entries = (await readEntries(storage.db, 0, 100)).map(decodeLogEntry);
    expect(entries).toMatchObject([
      { kind: "audit-head", time: NOW, auditSequence: 7 },
      { kind: "audit-head", time: NOW + HEAD_INTERVAL, auditSequence: 7 },
      { kind: "audit-head", time: now, auditSequence: 7 },
    ]);
  });
});

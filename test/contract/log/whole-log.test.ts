import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultSentence, type LogFaultKind } from "../../../server/log/log-faults";
import { createLogSecrets } from "../../../server/log/log-secrets";
import { TransparencyLog } from "../../../server/log/transparency-log";
import { verifyWholeLog } from "../../../server/log/whole-log";
import type { Storage } from "../../../server/storage/storage";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { userIdBytes, vrfPublicKey } from "../../../shared/crypto";
import { encodeLogEntry, type LogEntry, personHash, recordHash } from "../../../shared/format";
import { generateSkey, parseSkey } from "../../../shared/log";
import { Member } from "../harness/member";
import { rotated } from "../harness/next-records";
import { startTestServer } from "../harness/test-server";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const NOW = 1_790_000_000;

/** Under a label that is not her address's. */
function enrolmentOf({ person }: Member): LogEntry {
  return {
    kind: "enrol",
    time: NOW,
    personHash: personHash(person.userId),
    label: new Uint8Array(32),
    sequence: 0,
    recordHash: recordHash(person.signedRecord),
  };
}

describe("verifying a whole log", () => {
  const options = { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 };
  let database: TestDatabase;
  let storage: Storage;
  let alice: Member;
  let bob: Member;

  beforeEach(async () => {
    database = await createTestDatabase();
    const server = await startTestServer({ database: database.address, log: options });
    bob = await Member.enrolled(server.origin, "Bob");
    alice = await rotated(await Member.enrolled(server.origin, "Alice"));
    await server.close();
    storage = await database.open();
  });
  afterEach(() => database.close());

  const append = async (entry: LogEntry, to: Storage = storage) => {
    const log = await TransparencyLog.open(to, options);
    await to.transaction((queries) => log.appendToLog(queries, [entry], entry.time));
  };

  const faults = async (): Promise<LogFaultKind[]> =>
    (await verifyWholeLog(storage)).faults.map(({ kind }) => kind);

  it("finds nothing in one that was left alone, and says how large it is", async () => {
    const report = await verifyWholeLog(storage);
    expect(report).toMatchObject({ size: 4, people: 2, faults: [] });
    expect(report.origin).toMatch(/^keyferry\.log\/[0-9a-f]{8}$/);
  });

  it("finds an identity record that was swapped in the database, and says whose", async () => {
    const { signedRecord } = await createDemoPerson("Alice");
    await storage.db
      .updateTable("identity_records")
      .set({ envelope: signedRecord })
      .where("user_id", "=", userIdBytes(bob.person.userId))
      .execute();
    const { faults: found } = await verifyWholeLog(storage);
    expect(found).toEqual([{ kind: "record-wrong", what: `Record 0 of ${bob.person.userId}` }]);
    expect(found.map(faultSentence)[0]).toContain("byte for byte");
  });

  it("finds a record that was removed, and one that is in force although it was replaced", async () => {
    const id = userIdBytes(alice.person.userId);
    await storage.db.updateTable("people").set({ current_sequence: 0 }).where("user_id", "=", id).execute();
    expect(await faults()).toEqual(["record-missing"]);
    await storage.db
      .deleteFrom("identity_records")
      .where("user_id", "=", id)
      .where("sequence", "=", 1)
      .execute();
    expect(await faults()).toEqual(["record-missing"]);
  });

  it("finds a person who was removed without a word in the log, and one who was added so", async () => {
    const id = userIdBytes(bob.person.userId);
    const rows = await storage.db.selectFrom("people").selectAll().where("user_id", "=", id).execute();
    const records = await storage.db
      .selectFrom("identity_records")
      .selectAll()
      .where("user_id", "=", id)
      .execute();
    await storage.db.deleteFrom("sessions").execute();
    await storage.db.deleteFrom("identity_records").where("user_id", "=", id).execute();
    await storage.db.deleteFrom("people").where("user_id", "=", id).execute();
    expect(await faults()).toEqual(["record-missing"]);
    const stranger = userIdBytes((await createDemoPerson("Stranger")).userId);
    await storage.db
      .insertInto("people")
      .values(rows.map((row) => ({ ...row, user_id: stranger })))
      .execute();
    await storage.db
      .insertInto("identity_records")
      .values(records.map((row) => ({ ...row, user_id: stranger })))
      .execute();
    expect(new Set(await faults())).toEqual(new Set(["still-active", "record-missing", "record-wrong"]));
  });

  it("finds a person who was given another address, or was deactivated behind the log's back", async () => {
    const id = userIdBytes(bob.person.userId);
    await storage.db
      .updateTable("people")
      .set({ address: "boss@example.org" })
      .where("user_id", "=", id)
      .execute();
    expect(await faults()).toEqual(["label-wrong"]);
    await storage.db
      .updateTable("people")
      .set({ address: bob.person.address, deactivated_at: 1 })
      .where("user_id", "=", id)
      .execute();
    expect(await faults()).toEqual(["still-active"]);
  });

  it("finds a leaf that was rewritten, with all that follows from it", async () => {
    const entry = encodeLogEntry(enrolmentOf(bob));
    await storage.db.updateTable("log_leaves").set({ entry }).where("leaf_index", "=", 1).execute();
    expect(new Set(await faults())).toEqual(
      new Set(["hash-wrong", "checkpoint-wrong", "root-wrong", "label-wrong", "person-wrong"]),
    );
  });

  it("finds a leaf, and a server, that names another key of labels than the log always had", async () => {
    const head = { kind: "audit-head", time: NOW, auditSequence: 1, auditHash: new Uint8Array(32) } as const;
    const before = await storage.db.selectFrom("log_state").selectAll().executeTakeFirstOrThrow();
    await append({ ...head, labelsKey: before.vrf_public_key });
    expect(await faults()).toEqual([]);
    const other = vrfPublicKey(new Uint8Array(32).fill(7));
    await append({ ...head, labelsKey: other });
    const { faults: found } = await verifyWholeLog(storage);
    expect(found).toEqual([{ kind: "labels-key-wrong", what: `Leaf ${before.size + 1}` }]);
    await storage.db.updateTable("log_state").set({ vrf_public_key: other }).execute();
    expect(new Set(await faults())).toEqual(new Set(["labels-key-wrong", "label-wrong"]));
  });

  it("finds that no leaf names the key of labels", async () => {
    const fresh = await createTestDatabase();
    const unnamed = await fresh.open();
    await unnamed.migrate(NOW);
    await append(enrolmentOf(bob), unnamed);
    const { faults: found } = await verifyWholeLog(unnamed);
    expect(found.map(faultSentence)).toContain(
      "The log names no key for the labels of addresses, so no app believes it.",
    );
    await fresh.close();
  });

  it("finds leaves and hashes that are missing, too many or unreadable", async () => {
    await storage.db.deleteFrom("log_hashes").where("level", "=", 1).where("position", "=", 0).execute();
    expect(await faults()).toEqual(["hash-wrong", "hash-count"]);
    await storage.db
      .insertInto("log_hashes")
      .values({ level: 1, position: 9, hash: new Uint8Array(32) })
      .execute();
    expect(await faults()).toEqual(["hash-wrong"]);
    await storage.db
      .updateTable("log_leaves")
      .set({ entry: new Uint8Array(3) })
      .where("leaf_index", "=", 0)
      .execute();
    expect(await faults()).toContain("leaf-malformed");
    await storage.db.deleteFrom("log_leaves").where("leaf_index", "=", 2).execute();
    expect(await faults()).toContain("leaf-missing");
  });

  it("finds a checkpoint that the log's key did not sign, and a root that does not follow", async () => {
    const { checkpoint, origin } = await storage.db
      .selectFrom("log_state")
      .selectAll()
      .executeTakeFirstOrThrow();
    const text = checkpoint.slice(0, checkpoint.indexOf("\n\n") + 1);
    const { name, keyId, signature } = parseSkey(generateSkey(origin)).sign(text);
    const line = Buffer.concat([keyId, signature]).toString("base64");
    await storage.db
      .updateTable("log_state")
      .set({ checkpoint: `${text}\n— ${name} ${line}\n` })
      .execute();
    expect(await faults()).toEqual(["checkpoint-wrong"]);
    await storage.db
      .updateTable("log_state")
      .set({ checkpoint, root: new Uint8Array(32) })
      .execute();
    expect(await faults()).toEqual(["root-wrong"]);
  });

  it("finds what the server notes of people otherwise than the log says", async () => {
    const hash = personHash(bob.person.userId);
    const change = (set: object) =>
      storage.db.updateTable("log_people").set(set).where("person_hash", "=", hash).execute();
    await change({ revoked_at: 1 });
    expect(await faults()).toEqual(["person-wrong"]);
    await change({ revoked_at: null, label: new Uint8Array(32) });
    expect(await faults()).toEqual(["person-wrong"]);
    await storage.db.deleteFrom("log_people").where("person_hash", "=", hash).execute();
    expect(await faults()).toEqual(["person-wrong"]);
  });

  it("finds a key of the log that nobody endorsed", async () => {
    const { origin } = await storage.db.selectFrom("log_state").selectAll().executeTakeFirstOrThrow();
    const { vkey } = parseSkey(generateSkey(origin));
    await storage.db.insertInto("log_keys").values({ generation: 1, vkey, endorsement: null }).execute();
    expect(new Set(await faults())).toEqual(new Set(["key-wrong"]));
  });
});

import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerGrantChange } from "../../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson } from "../../../server-mock/demo-person";
import { bytesToBase64Url, bytesToHex, newDataId, recoveryKeyFromSeed } from "../../../shared/crypto";
import { recordHash, recoveryKeyHash } from "../../../shared/format";
import { MEDIA_GRANT, OWNER_HEADER } from "../../../shared/protocol/http/media-types";
import {
  currentKeysPath,
  LOOKUP_PATH,
  myKeyPath,
  newKeysPath,
  PATHS,
} from "../../../shared/protocol/http/paths";
import {
  currentKeysAnswerSchema,
  enrolmentAnswerSchema,
  lookupAnswerSchema,
} from "../../../shared/protocol/http/people";
import { LogObserver } from "../harness/log-observer";
import { Member } from "../harness/member";
import {
  nextPerson,
  previousKey,
  putRecord,
  recoverablePerson,
  recoveryKey,
  rotated,
} from "../harness/next-records";
import { itemGrant, newRoot, share, shareWith } from "../harness/sharing";
import { startTestServer, type TestServer } from "../harness/test-server";

const newRecoveryKey = () => recoveryKeyFromSeed(new Uint8Array(randomBytes(32)));

describe("replacing keys", () => {
  let server: TestServer;
  let observer: LogObserver;
  let count = 0;

  beforeAll(async () => {
    server = await startTestServer();
    observer = await LogObserver.of(server.origin);
  });
  afterAll(() => server.close());

  const enrolled = () => Member.enrolled(server.origin, `Person${count++}`);

  async function recoverable() {
    const paper = newRecoveryKey();
    const member = Member.of(server.origin, await recoverablePerson(`Person${count++}`, paper));
    expect((await member.enrol()).status).toBe(201);
    return { member, paper };
  }

  it("a rotation by the own session is in force at once, with the whole chain proven", async () => {
    const alice = await enrolled();
    const first = alice.person.signedRecord;
    const next = await nextPerson(alice.person);
    const answer = await putRecord(server.origin, next, first, alice);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe(`"${bytesToHex(recordHash(next.signedRecord))}"`);
    const { person, ...proven } = answer.read(enrolmentAnswerSchema);
    const checkpoint = observer.accept({ ...proven });
    const mirror = await observer.mirror(checkpoint);
    const chain = observer.demandProven(person, alice.person.address, checkpoint, mirror);
    expect(chain.map(({ authority }) => authority)).toEqual(["first", "previous-key"]);
    expect(mirror.at(-1)).toMatchObject({ kind: "rotate", sequence: 1 });
  });

  it("the very same record again changes nothing, whatever it is to replace", async () => {
    const alice = await enrolled();
    const next = await nextPerson(alice.person);
    await putRecord(server.origin, next, alice.person.signedRecord, alice);
    const size = (await observer.checkpoint()).size;
    const again = await putRecord(server.origin, next, alice.person.signedRecord, alice);
    expect(again.status).toBe(200);
    expect((await observer.checkpoint()).size).toBe(size);
  });

  it("after a rotation the new key signs in, the old one does not, and the enrolment can still be repeated", async () => {
    const alice = await enrolled();
    const renewed = await rotated(alice);
    expect((await renewed.startSession()).status).toBe(200);
    expect((await Member.of(server.origin, alice.person).startSession()).problem).toBe("assertion-refused");
    const again = await alice.enrol();
    expect(again.status).toBe(200);
    expect(again.read(enrolmentAnswerSchema).person.records).toHaveLength(2);
  });

  it("a rotation ends all sessions of the person but the one that asks for it, and nobody else's", async () => {
    const [alice, bob] = [await enrolled(), await enrolled()];
    const elsewhere = Member.of(server.origin, alice.person);
    for (const member of [elsewhere, bob]) await member.sessionToken();
    await rotated(alice);
    const ask = async (member: Member) => (await member.send("GET", PATHS.received)).status;
    expect([await ask(elsewhere), await ask(alice), await ask(bob)]).toEqual([401, 200, 200]);
  });

  it("a recovery needs no session, ends those that there are, and is proven as one", async () => {
    const { member, paper } = await recoverable();
    await member.sessionToken();
    const next = await nextPerson(member.person, recoveryKey(paper));
    const answer = await putRecord(server.origin, next, member.person.signedRecord, null);
    expect(answer.status).toBe(201);
    const { person, ...proven } = answer.read(enrolmentAnswerSchema);
    const checkpoint = observer.accept(proven);
    const mirror = await observer.mirror(checkpoint);
    const chain = observer.demandProven(person, member.person.address, checkpoint, mirror);
    expect(chain.at(-1)?.authority).toBe("recovery-key");
    expect(mirror.at(-1)).toMatchObject({ kind: "recover", sequence: 1 });
    expect((await member.send("GET", PATHS.received)).problem).toBe("not-signed-in");
    expect((await Member.of(server.origin, next).startSession()).status).toBe(200);
  });

  it("keys can be replaced again and again, and each look-up has them all", async () => {
    let alice = await enrolled();
    for (let round = 0; round < 4; round++) alice = await rotated(alice);
    const answer = (await alice.send("GET", currentKeysPath(alice.person.userId))).read(
      currentKeysAnswerSchema,
    );
    const checkpoint = observer.accept(answer);
    const mirror = await observer.mirror(checkpoint);
    const chain = observer.demandProven(answer.person, alice.person.address, checkpoint, mirror);
    expect(chain.map(({ record }) => record.sequence)).toEqual([0, 1, 2, 3, 4]);
  });

  it("nobody has more than 64 records", async () => {
    const { member, paper } = await recoverable();
    const replace = async (person: DemoPerson) => {
      const next = await nextPerson(person, recoveryKey(paper));
      return { next, answer: await putRecord(server.origin, next, person.signedRecord, null) };
    };
    let { person } = member;
    for (let records = 1; records < 64; records++) {
      const { next, answer } = await replace(person);
      expect(answer.status).toBe(201);
      person = next;
    }
    const { answer } = await replace(person);
    expect([answer.status, answer.problem]).toEqual([409, "too-many-records"]);
  }, 60_000);

  describe("is refused", () => {
    it("when the record before was signed by somebody else's key", async () => {
      const [alice, mallory] = [await enrolled(), await enrolled()];
      const next = await nextPerson(alice.person, () => previousKey(mallory.person));
      const answer = await putRecord(server.origin, next, alice.person.signedRecord, alice);
      expect([answer.status, answer.problem]).toEqual([400, "record-invalid"]);
    });

    it("when it recovers by a key that was never committed to, or that of an earlier record only", async () => {
      const { member, paper } = await recoverable();
      const uncommitted = await nextPerson(member.person, recoveryKey(newRecoveryKey()));
      const first = member.person.signedRecord;
      expect((await putRecord(server.origin, uncommitted, first, null)).problem).toBe("record-invalid");
      const other = newRecoveryKey();
      const fields = { recoveryKeyHash: recoveryKeyHash(other.publicKey) };
      const changed = await nextPerson(member.person, previousKey, { fields });
      expect((await putRecord(server.origin, changed, first, member)).status).toBe(201);
      const late = await nextPerson(changed, recoveryKey(paper));
      expect((await putRecord(server.origin, late, changed.signedRecord, null)).problem).toBe(
        "record-invalid",
      );
      const right = await nextPerson(changed, recoveryKey(other));
      expect((await putRecord(server.origin, right, changed.signedRecord, null)).status).toBe(201);
    });

    it("when it recovers somebody who committed to no recovery key", async () => {
      const alice = await enrolled();
      const next = await nextPerson(alice.person, recoveryKey(newRecoveryKey()));
      const answer = await putRecord(server.origin, next, alice.person.signedRecord, null);
      expect(answer.problem).toBe("record-invalid");
    });

    it("when it is to replace another record than the one in force", async () => {
      const alice = await enrolled();
      const renewed = await rotated(alice);
      const stale = await nextPerson(alice.person);
      const answer = await putRecord(server.origin, stale, alice.person.signedRecord, renewed);
      expect([answer.status, answer.problem]).toEqual([412, "record-outdated"]);
      const wrongTag = await putRecord(
        server.origin,
        await nextPerson(renewed.person),
        randomBytes(9),
        renewed,
      );
      expect(wrongTag.problem).toBe("record-outdated");
    });

    it("when it does not say which record it replaces", async () => {
      const alice = await enrolled();
      const json = { record: bytesToBase64Url((await nextPerson(alice.person)).signedRecord) };
      const answer = await alice.send("POST", newKeysPath(alice.person.userId), { json });
      expect([answer.status, answer.problem]).toEqual([428, "precondition-needed"]);
      const odd = await alice.send("POST", newKeysPath(alice.person.userId), {
        json,
        headers: { "if-match": "*" },
      });
      expect(odd.problem).toBe("record-outdated");
    });

    it("when it takes a number again, leaves one out, or follows something that was never in force", async () => {
      const alice = await enrolled();
      const renewed = await rotated(alice);
      const inForce = renewed.person.signedRecord;
      const again = await nextPerson(renewed.person, previousKey, { fields: { sequence: 1 } });
      expect((await putRecord(server.origin, again, inForce, renewed)).problem).toBe("record-invalid");
      const gap = await nextPerson(renewed.person, previousKey, { fields: { sequence: 3 } });
      expect((await putRecord(server.origin, gap, inForce, renewed)).problem).toBe("record-invalid");
      const aside = await nextPerson(alice.person);
      const beside = await nextPerson(renewed.person, previousKey, { after: aside.signedRecord });
      expect((await putRecord(server.origin, beside, inForce, renewed)).problem).toBe("record-invalid");
    });

    it("when it changes the address", async () => {
      const alice = await enrolled();
      const next = await nextPerson(alice.person, previousKey, { fields: { address: "other@example.org" } });
      const answer = await putRecord(server.origin, next, alice.person.signedRecord, alice);
      expect(answer.problem).toBe("record-invalid");
    });

    it("when a rotation comes without a session, or with somebody else's", async () => {
      const [alice, bob] = [await enrolled(), await enrolled()];
      const next = await nextPerson(alice.person);
      const before = alice.person.signedRecord;
      expect((await putRecord(server.origin, next, before, null)).problem).toBe("not-signed-in");
      expect((await putRecord(server.origin, next, before, bob)).problem).toBe("not-found");
    });

    it("when it is a first record, or one of another person than the path says", async () => {
      const [alice, bob] = [await enrolled(), await enrolled()];
      const answer = await putRecord(server.origin, alice.person, alice.person.signedRecord, alice);
      expect(answer.problem).toBe("record-invalid");
      const foreign = { ...(await nextPerson(alice.person)), userId: bob.person.userId };
      expect((await putRecord(server.origin, foreign, bob.person.signedRecord, bob)).problem).toBe(
        "record-invalid",
      );
    });

    it("in the same words for a stranger's record and for one that is not the current", async () => {
      const { member, paper } = await recoverable();
      const next = await nextPerson(member.person, recoveryKey(paper));
      const known = await putRecord(server.origin, next, randomBytes(40), null);
      const nobody = await recoverablePerson("Nobody", paper);
      const unknown = await putRecord(
        server.origin,
        await nextPerson(nobody, recoveryKey(paper)),
        randomBytes(40),
        null,
      );
      expect([known.status, known.problem]).toEqual([412, "record-outdated"]);
      expect([unknown.status, unknown.problem]).toEqual([412, "record-outdated"]);
    });

    it("and leaves no trace in the log", async () => {
      const alice = await enrolled();
      const before = await observer.checkpoint();
      const next = await nextPerson(alice.person, previousKey, { fields: { address: "other@example.org" } });
      await putRecord(server.origin, next, alice.person.signedRecord, alice);
      expect(await observer.checkpoint()).toEqual(before);
    });
  });

  describe("and grants", () => {
    it("those of the keys before stay, and their compact form says with which records they were made", async () => {
      const [alice, bob] = [await enrolled(), await enrolled()];
      const dataId = newDataId();
      const root = newRoot(alice);
      await share(alice, root, dataId, [bob]);
      const newBob = await rotated(bob);
      const fetchOwner = async () => {
        const answer = await newBob.send("GET", myKeyPath(dataId), { accept: MEDIA_GRANT });
        return answer.headers.get(OWNER_HEADER);
      };
      expect(await fetchOwner()).toBe(`${alice.person.userId};recipient=0`);
      const newAlice = await rotated(alice);
      expect(await fetchOwner()).toBe(`${alice.person.userId};owner=0;recipient=0`);
      await newAlice.change(registerGrantChange(itemGrant(newAlice, newBob, dataId, { epoch: 1 })));
      expect(await fetchOwner()).toBe(alice.person.userId);
    });

    it("new ones are taken only from the key in force, for the keys in force", async () => {
      const [alice, bob] = [await enrolled(), await enrolled()];
      const dataId = newDataId();
      await shareWith(alice, newRoot(alice), dataId, bob);
      const newBob = await rotated(bob);
      const newAlice = await rotated(alice);
      const outcomes = await newAlice.change(
        registerGrantChange(itemGrant(alice, newBob, dataId)),
        registerGrantChange(itemGrant(newAlice, bob, dataId)),
        registerGrantChange(itemGrant(newAlice, newBob, dataId)),
      );
      expect(outcomes).toEqual(["refused", "recipient-changed", "done"]);
    });
  });

  it("a look-up by address finds the new keys", async () => {
    const alice = await rotated(await enrolled());
    const bob = await enrolled();
    const json = { addresses: [alice.person.address] };
    const { people } = (await bob.send("POST", LOOKUP_PATH, { json })).read(lookupAnswerSchema);
    expect(people[0]?.records.at(-1)?.record).toBe(bytesToBase64Url(alice.person.signedRecord));
  });

  it("two rotations at the same time: one is in force, the other is told so", async () => {
    const alice = await enrolled();
    const [one, other] = await Promise.all([nextPerson(alice.person), nextPerson(alice.person)]);
    await alice.sessionToken();
    const answers = await Promise.all(
      [one, other].map((next) => putRecord(server.origin, next, alice.person.signedRecord, alice)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it("a person who was never enrolled has no keys to replace", async () => {
    const person = await createDemoPerson("Ghost");
    const answer = await putRecord(server.origin, await nextPerson(person), person.signedRecord, null);
    expect(answer.problem).toBe("not-signed-in");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectKeyServer, type KeyServerClient } from "../../../electron/adapters/key-server";
import type { ProvenPerson } from "../../../electron/services/ports";
import { createDemoPerson, type DemoPerson, signFor } from "../../../server-mock/demo-person";
import type { MockServer } from "../../../server-mock/mock-server";
import { bytesToHex, generateIdentity, type IdentityKeys } from "../../../shared/crypto";
import { decodeLogEntry, openIdentityRecord, personHash, recordHash } from "../../../shared/format";
import {
  type Checkpoint,
  CompactRange,
  leafHash,
  openCheckpoint,
  parseVkey,
  verifyConsistency,
  verifyInclusion,
} from "../../../shared/log";
import { serverDescriptionSchema } from "../../../shared/protocol/http/operations";
import { PATHS } from "../../../shared/protocol/http/paths";
import { deactivate } from "../../contract/hostile/deactivation";
import { startMisbehavingServer } from "../../contract/hostile/misbehaving-server";

/** Somebody who reads the log with nothing of the app but its HTTP client, and checks what a stranger can. */
class Reader {
  private constructor(
    readonly person: DemoPerson,
    private readonly client: KeyServerClient,
    private readonly origin: string,
  ) {}

  static async enrolled(origin: string, name: string, encryption: IdentityKeys["encryption"]) {
    const person = await createDemoPerson(name, encryption);
    const client = connectKeyServer(origin);
    client.useSigner({ userId: person.userId, signAssertion: async (input) => signFor(person, input) });
    await client.own.enrol(person.signedRecord, null);
    return new Reader(person, client, origin);
  }

  /** The checkpoint of a look-up, after its signature and every entry below it were checked. */
  async looksUp(
    other: Reader,
  ): Promise<{ checkpoint: Checkpoint; person: ProvenPerson; entries: Uint8Array[] }> {
    const answer = await this.client.lookUp({ addresses: [other.person.address], logSize: 0 });
    const checkpoint = await this.opened(answer.checkpoint);
    const entries = await this.client.logEntries(0, checkpoint.size);
    const range = CompactRange.empty();
    for (const entry of entries) range.append(leafHash(entry));
    expect(bytesToHex(range.root())).toBe(bytesToHex(checkpoint.root));
    expect(await this.opened(await this.client.logCheckpoint())).toEqual(checkpoint);
    const [person] = answer.people;
    if (person === undefined) throw new Error("nobody was found");
    return { checkpoint, person, entries };
  }

  /** Whether the server can prove that its log of one size goes on as that of another. */
  async isContinued(from: Checkpoint, to: Checkpoint): Promise<boolean> {
    const proof = await this.client.logConsistency(from.size, to.size);
    try {
      verifyConsistency({
        fromSize: from.size,
        toSize: to.size,
        fromRoot: from.root,
        toRoot: to.root,
        proof,
      });
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.client.close();
  }

  private async opened(note: string): Promise<Checkpoint> {
    const { log } = serverDescriptionSchema.parse(await (await fetch(this.origin + PATHS.server)).json());
    const logKeys = log.keys.map(({ vkey }) => parseVkey(vkey));
    return openCheckpoint(note, { origin: log.origin, logKeys, witnesses: [], quorum: 0 }).checkpoint;
  }
}

/** Whether the log has exactly the record that is in force. */
function isIncluded({ checkpoint, person, entries }: Awaited<ReturnType<Reader["looksUp"]>>): boolean {
  const last = person.records.at(-1);
  const entry = last && entries[last.index];
  if (last === undefined || entry === undefined) return false;
  const claim = { size: checkpoint.size, index: last.index, root: checkpoint.root };
  verifyInclusion({ ...claim, leafHash: leafHash(entry), proof: [...last.inclusion] });
  const decoded = decodeLogEntry(entry);
  return "recordHash" in decoded && bytesToHex(decoded.recordHash) === bytesToHex(recordHash(last.envelope));
}

function hasKeysOf(person: ProvenPerson, { keys }: DemoPerson): boolean {
  const { record } = openIdentityRecord(person.records.at(-1)?.envelope ?? new Uint8Array(0));
  return bytesToHex(record.rsaSpki) === bytesToHex(keys.encryption.publicSpki);
}

describe("a mode lies as well as it can:", () => {
  let mock: MockServer;
  let alice: Reader;
  let bob: Reader;
  let carol: Reader;
  let pair: IdentityKeys["encryption"] | undefined;

  const readers = () => [alice, bob, carol];
  const newReader = async (name: string) => {
    pair ??= (await generateIdentity({ rsaBits: 2048 })).encryption;
    return Reader.enrolled(mock.origin, name, pair);
  };
  beforeEach(async () => {
    mock = await startMisbehavingServer();
    alice = await newReader("Alice");
    bob = await newReader("Bob");
    carol = await newReader("Carol");
  });
  afterEach(async () => {
    for (const reader of readers()) reader.close();
    await mock.close();
  });

  it("honest, everybody sees one log that has everybody's record", async () => {
    const seen = await Promise.all(readers().map((reader) => reader.looksUp(bob)));
    expect(seen.map(isIncluded)).toEqual([true, true, true]);
    expect(new Set(seen.map(({ checkpoint }) => bytesToHex(checkpoint.root))).size).toBe(1);
    expect(seen.every(({ person }) => person.userId === bob.person.userId)).toBe(true);
  });

  it("swapped-key gives others a record that is Bob's in all but the keys, which the log does not have", async () => {
    await mock.misbehave("swapped-key");
    const seen = await alice.looksUp(bob);
    expect([isIncluded(seen), seen.person.userId]).toEqual([false, bob.person.userId]);
    const bobsOwn = await bob.looksUp(bob);
    expect([isIncluded(bobsOwn), isIncluded(await alice.looksUp(carol))]).toEqual([true, true]);
  });

  it("swapped-key-second-person gives others somebody whom the log really has under Bob's address", async () => {
    const before = await alice.looksUp(bob);
    await mock.misbehave("swapped-key-second-person");
    const seen = await alice.looksUp(bob);
    expect(isIncluded(seen)).toBe(true);
    expect(seen.person.userId).not.toBe(bob.person.userId);
    expect(await alice.isContinued(before.checkpoint, seen.checkpoint)).toBe(true);
    const labels = seen.entries
      .map(decodeLogEntry)
      .flatMap((entry) => ("label" in entry ? [bytesToHex(entry.label)] : []));
    expect(new Set(labels).size).toBe(labels.length - 1);
    expect((await bob.looksUp(bob)).person.userId).toBe(bob.person.userId);
  });

  it("swapped-key-next-record gives others a change of Bob's keys that the log really has", async () => {
    await mock.misbehave("swapped-key-next-record");
    const seen = await alice.looksUp(bob);
    expect([isIncluded(seen), seen.person.records.length]).toEqual([true, 2]);
    expect((await bob.looksUp(bob)).person.records).toHaveLength(1);
  });

  it.each(["second-entry", "hidden-entry"])("%s tells everybody the true keys", async (mode) => {
    await mock.misbehave(mode);
    for (const reader of readers()) {
      const { person } = await reader.looksUp(bob);
      expect(person.userId).toBe(bob.person.userId);
      expect(reader === bob || hasKeysOf(person, bob.person)).toBe(true);
    }
    const [hers, his] = [await alice.looksUp(bob), await bob.looksUp(bob)];
    expect(hers.entries.length - his.entries.length).toBe(mode === "hidden-entry" ? 1 : 0);
  });

  it("split-view shows Bob another log than the others, and both go on", async () => {
    const before = [await alice.looksUp(bob), await bob.looksUp(bob)] as const;
    await mock.misbehave("split-view");
    const dave = await newReader("Dave");
    const [hers, his] = [await alice.looksUp(bob), await bob.looksUp(bob)];
    expect(await alice.isContinued(before[0].checkpoint, hers.checkpoint)).toBe(true);
    expect(await bob.isContinued(before[1].checkpoint, his.checkpoint)).toBe(true);
    expect(isIncluded(await bob.looksUp(dave))).toBe(true);
    expect(hers.entries[before[0].checkpoint.size]).not.toEqual(his.entries[before[0].checkpoint.size]);
    dave.close();
  });

  it("rolled-back-log ends early, rewritten-log differs, frozen-checkpoint stands still", async () => {
    const { checkpoint } = await alice.looksUp(bob);
    await mock.misbehave("rolled-back-log");
    expect((await alice.looksUp(bob)).checkpoint.size).toBe(checkpoint.size - 1);
    await mock.behave();
    await mock.misbehave("rewritten-log");
    const rewritten = (await alice.looksUp(bob)).checkpoint;
    expect(rewritten.size).toBe(checkpoint.size);
    expect(rewritten.root).not.toEqual(checkpoint.root);
    await mock.behave();
    await mock.misbehave("frozen-checkpoint");
    const dave = await newReader("Dave");
    expect((await alice.looksUp(bob)).checkpoint).toEqual(checkpoint);
    await mock.behave();
    expect((await alice.looksUp(bob)).checkpoint.size).toBe(checkpoint.size + 1);
    dave.close();
  });

  it("stale-answers goes on giving a person who was removed, whom the log says is no more", async () => {
    await mock.misbehave("stale-answers");
    await deactivate(mock, bob.person.userId);
    const seen = await alice.looksUp(bob);
    expect(isIncluded(seen)).toBe(true);
    const last = decodeLogEntry(seen.entries.at(-1) ?? new Uint8Array(0));
    expect(last).toMatchObject({ kind: "revoke", personHash: personHash(bob.person.userId) });
  });
});

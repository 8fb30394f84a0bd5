import { randomBytes } from "node:crypto";
import type { ProvenPeople, ProvenPerson, WantedPeople } from "../../../../../electron/services/ports";
import {
  base64UrlToBytes,
  bytesToBase64Url,
  generateIdentity,
  type IdentityKeys,
  newUserId,
  type UserId,
  vrfProve,
  vrfPublicKey,
  vrfVerify,
} from "../../../../../shared/crypto";
import {
  encodeLogEntry,
  type IdentityRecord,
  type LogEntry,
  labelFromOutput,
  labelInput,
  openIdentityRecord,
  personHash,
  recordHash,
  type SigningAuthority,
  signIdentityRecord,
} from "../../../../../shared/format";
import {
  CompactRange,
  consistencyProof,
  generateSkey,
  type HashReader,
  inclusionProof,
  type LogSigner,
  leafHash,
  parseSkey,
  rootAt,
  signCheckpoint,
} from "../../../../../shared/log";
import type { LogDescription } from "../../../../../shared/protocol/http/log";

/** Somebody in the log, with her keys. */
export interface LoggedPerson {
  readonly userId: UserId;
  keys: IdentityKeys;
  record: IdentityRecord;
  readonly records: { readonly envelope: Uint8Array; readonly index: number }[];
}

const ORIGIN = "keyferry.log/0badcafe";
const spareKeys: Promise<IdentityKeys>[] = [];

/** Making RSA keys takes long: tests that only need some take turns. */
export function someKeys(which: number): Promise<IdentityKeys> {
  spareKeys[which] ??= generateIdentity({ rsaBits: 2048 });
  return spareKeys[which];
}

/** A transparency log in memory, of a server that does whatever a test wants it to do. */
export class MemoryLog {
  entries: Uint8Array[] = [];
  people: LoggedPerson[] = [];
  signer: LogSigner;
  description: LogDescription;
  /** Unix seconds of the next entry. */
  now = Math.floor(Date.now() / 1000);
  readonly #secret: string;

  private constructor(
    secret: string,
    private readonly vrfSeed: Uint8Array,
  ) {
    this.#secret = secret;
    this.signer = parseSkey(secret);
    this.description = {
      origin: ORIGIN,
      keys: [{ vkey: this.signer.vkey, endorsement: null }],
      vrfKey: bytesToBase64Url(vrfPublicKey(vrfSeed)),
    };
  }

  static started(): MemoryLog {
    const log = new MemoryLog(generateSkey(ORIGIN), new Uint8Array(randomBytes(32)));
    log.heartbeat();
    return log;
  }

  /** The same log up to now, under the same key, which may go on in another way. */
  copy(): MemoryLog {
    const copy = new MemoryLog(this.#secret, this.vrfSeed);
    copy.entries = [...this.entries];
    copy.people = this.people.map((person) => ({ ...person, records: [...person.records] }));
    copy.description = this.description;
    copy.now = this.now;
    return copy;
  }

  get size(): number {
    return this.entries.length;
  }

  add(entry: LogEntry): number {
    this.entries.push(encodeLogEntry(entry));
    return this.entries.length - 1;
  }

  heartbeat(): number {
    return this.add({
      kind: "audit-head",
      time: this.now,
      auditSequence: this.size,
      auditHash: new Uint8Array(32),
      labelsKey: base64UrlToBytes(this.description.vrfKey),
    });
  }

  /** Entries that say nothing of interest. */
  grow(count: number): void {
    for (let i = 0; i < count; i++) this.heartbeat();
  }

  label(address: string): Uint8Array {
    const input = labelInput(address);
    return labelFromOutput(vrfVerify(vrfPublicKey(this.vrfSeed), input, vrfProve(this.vrfSeed, input)));
  }

  async enrol(name: string, which: number, change: Partial<IdentityRecord> = {}): Promise<LoggedPerson> {
    const keys = await someKeys(which);
    const record: IdentityRecord = {
      userId: newUserId(),
      address: `${name.toLowerCase()}@example.org`,
      name,
      sequence: 0,
      previousHash: null,
      rsaSpki: keys.encryption.publicSpki,
      signingKey: keys.signing.publicKey,
      createdAt: this.now,
      recoveryKeyHash: null,
      ...change,
    };
    const envelope = signIdentityRecord(record, keys.signing.privatePkcs8);
    return this.enrolRecord(envelope, keys);
  }

  /** Enters a first record that somebody else has made. */
  enrolRecord(envelope: Uint8Array, keys: IdentityKeys): LoggedPerson {
    const { record } = openIdentityRecord(envelope);
    const person: LoggedPerson = { userId: record.userId, keys, record, records: [] };
    this.people.push(person);
    this.#log(person, "enrol", envelope);
    return person;
  }

  /** New keys, signed by the previous ones, or by whatever else is given. */
  async rotate(
    person: LoggedPerson,
    which: number,
    authority: SigningAuthority = { previousSigningPrivate: person.keys.signing.privatePkcs8 },
    change: Partial<IdentityRecord> = {},
  ): Promise<void> {
    const keys = await someKeys(which);
    const envelope = nextRecord(person, keys, authority, change);
    person.keys = keys;
    this.#log(person, "recoveryPrivate" in authority ? "recover" : "rotate", envelope);
  }

  revoke(person: LoggedPerson): void {
    const { userId, record } = person;
    this.add({
      kind: "revoke",
      time: this.now,
      personHash: personHash(userId),
      label: this.label(record.address),
      sequence: record.sequence,
      recordHash: recordHash(person.records.at(-1)?.envelope ?? new Uint8Array(0)),
    });
    this.people = this.people.filter((one) => one !== person);
  }

  /** Goes on under a new signing key. */
  rotateKey(endorsedBy: LogSigner = this.signer, isLogged = true): void {
    const secret = generateSkey(ORIGIN);
    const next = parseSkey(secret);
    const newKey = next.publicKey;
    const endorsement = endorsedBy.endorse(newKey);
    if (isLogged) this.add({ kind: "log-key", time: this.now, newKey, endorsement });
    const key = { vkey: next.vkey, endorsement: bytesToBase64Url(endorsement) };
    this.description = { ...this.description, keys: [...this.description.keys, key] };
    this.signer = next;
  }

  async checkpoint(size = this.size, signer = this.signer): Promise<string> {
    return signCheckpoint({ origin: ORIGIN, size, root: await rootAt(this.#reader(), size) }, signer);
  }

  root(size = this.size): Promise<Uint8Array> {
    return rootAt(this.#reader(), size);
  }

  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return consistencyProof(this.#reader(), from, to);
  }

  async prove(person: LoggedPerson, size = this.size): Promise<ProvenPerson> {
    const records = await Promise.all(
      person.records.map(async ({ envelope, index }) => ({
        envelope,
        index,
        inclusion: await inclusionProof(this.#reader(), index, size),
      })),
    );
    const labelProof = vrfProve(this.vrfSeed, labelInput(person.record.address));
    return { userId: person.userId, labelProof, records };
  }

  /** Answers a look-up as an honest server does. */
  async lookUp({ addresses = [], userIds = [], logSize }: WantedPeople): Promise<ProvenPeople> {
    const found = this.people.filter(
      ({ userId, record }) => userIds.includes(userId) || addresses.includes(record.address),
    );
    return {
      checkpoint: await this.checkpoint(),
      consistency: logSize === 0 || logSize > this.size ? [] : await this.consistency(logSize, this.size),
      people: await Promise.all(found.map((person) => this.prove(person))),
    };
  }

  #log(person: LoggedPerson, kind: "enrol" | "rotate" | "recover", envelope: Uint8Array): void {
    const { record } = openIdentityRecord(envelope);
    person.record = record;
    const index = this.add({
      kind,
      time: this.now,
      personHash: personHash(person.userId),
      label: this.label(record.address),
      sequence: record.sequence,
      recordHash: recordHash(envelope),
    });
    person.records.push({ envelope, index });
  }

  #tree = { of: this.entries, range: CompactRange.empty(), hashes: new Map<string, Uint8Array>() };

  #reader(): HashReader {
    if (this.#tree.of !== this.entries) {
      this.#tree = { of: this.entries, range: CompactRange.empty(), hashes: new Map() };
    }
    const { range, hashes } = this.#tree;
    for (const entry of this.entries.slice(range.size)) {
      for (const { level, index, hash } of range.append(leafHash(entry)))
        hashes.set(`${level}/${index}`, hash);
    }
    return {
      read: async (places) => {
        return places.map(({ level, index }) => hashes.get(`${level}/${index}`) ?? new Uint8Array(32));
      },
    };
  }
}

/** The record that follows a person's newest one. */
export function nextRecord(
  { record, records }: LoggedPerson,
  keys: IdentityKeys,
  authority: SigningAuthority,
  change: Partial<IdentityRecord> = {},
): Uint8Array {
  const newest = records.at(-1);
  if (newest === undefined) throw new Error("nobody was enrolled");
  const next: IdentityRecord = {
    ...record,
    sequence: record.sequence + 1,
    previousHash: openIdentityRecord(newest.envelope).hash,
    rsaSpki: keys.encryption.publicSpki,
    signingKey: keys.signing.publicKey,
    ...change,
  };
  return signIdentityRecord(next, keys.signing.privatePkcs8, authority);
}

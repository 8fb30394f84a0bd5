import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesToHex, hexToBytes, type SigningPublicKey, sha256, utf8 } from "../../../../shared/crypto";
import {
  decodeLogEntry,
  encodeLogEntry,
  type LogEntry,
  PERSON_ENTRY_KINDS,
  type PersonEntry,
} from "../../../../shared/format";
import { encodeCbor } from "../../../../shared/format/strict-cbor";
import { alice } from "../../../vectors/example-people";
import { expectCode, expectRefused, hostileBytes, readOrRefuse } from "./damage";

const hash = (text: string) => sha256(utf8(text));
const enrolment: PersonEntry = {
  kind: "enrol",
  time: 1_737_192_000,
  personHash: hash("person"),
  label: hash("label"),
  sequence: 0,
  recordHash: hash("record"),
};
const auditHead: LogEntry = {
  kind: "audit-head",
  time: 1,
  auditSequence: 0,
  auditHash: hash("audit"),
  labelsKey: hash("labels"),
};
const logKey: LogEntry = {
  kind: "log-key",
  time: 2,
  newKey: alice.signingKey,
  endorsement: new Uint8Array(64).fill(7),
};

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const count = fc.maxSafeNat();
const anyEntry: fc.Arbitrary<LogEntry> = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom(...PERSON_ENTRY_KINDS),
      time: count,
      personHash: bytes32,
      label: bytes32,
      sequence: fc.nat(0xffff_ffff).map((n) => n + 1),
      recordHash: bytes32,
    })
    .map((entry) => (entry.kind === "enrol" ? { ...entry, sequence: 0 } : entry))
    .filter(({ sequence }) => sequence <= 0xffff_ffff),
  fc.record({
    kind: fc.constant("audit-head" as const),
    time: count,
    auditSequence: count,
    auditHash: bytes32,
    labelsKey: bytes32,
  }),
  fc.record({
    kind: fc.constant("log-key" as const),
    time: count,
    newKey: fc.constant(alice.signingKey),
    endorsement: fc.uint8Array({ minLength: 64, maxLength: 64 }),
  }),
);

describe("a log entry", () => {
  it("comes back as it was written, in at most 256 bytes", () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const bytes = encodeLogEntry(entry);
        expect(bytes.length).toBeLessThanOrEqual(256);
        expect(decodeLogEntry(bytes)).toEqual(entry);
      }),
    );
  });

  it("has one encoding: what is accepted is written the same again", () => {
    const valid = [enrolment, auditHead, logKey].map(encodeLogEntry);
    fc.assert(
      fc.property(hostileBytes(...valid), (bytes) => {
        const entry = readOrRefuse(() => decodeLogEntry(bytes));
        if (entry !== null) expect(encodeLogEntry(entry)).toEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  it("of an enrolment has the bytes of docs/format.md", () => {
    const field = (value: Uint8Array) => `5820${bytesToHex(value)}`;
    const { personHash, label, recordHash } = enrolment;
    const hex = `8701001a678b7240${field(personHash)}${field(label)}00${field(recordHash)}`;
    expect(encodeLogEntry(enrolment)).toEqual(hexToBytes(hex));
  });

  it("has sequence 0 exactly when somebody enrols", () => {
    expectCode(() => encodeLogEntry({ ...enrolment, sequence: 1 }), "malformed");
    expectCode(() => encodeLogEntry({ ...enrolment, kind: "rotate" }), "malformed");
    expectCode(() => encodeLogEntry({ ...enrolment, kind: "recover" }), "malformed");
    expect(decodeLogEntry(encodeLogEntry({ ...enrolment, kind: "revoke" }))).toMatchObject({ sequence: 0 });
  });

  it("is refused with hashes of another length, fractions, negative and too large numbers", () => {
    expectCode(() => encodeLogEntry({ ...enrolment, label: new Uint8Array(31) }), "malformed");
    for (const time of [-1, 1.5, Number.NaN, 2 ** 53])
      expectRefused(() => encodeLogEntry({ ...enrolment, time }), String(time));
    const late: LogEntry = { ...enrolment, kind: "rotate", sequence: 2 ** 32 };
    expectCode(() => encodeLogEntry(late), "limit-exceeded");
  });

  it("is refused with a weak log key, a field too many or too few, and above 256 bytes", () => {
    const weak = new Uint8Array(32) as unknown as SigningPublicKey;
    expectCode(() => encodeLogEntry({ ...logKey, newKey: weak }), "weak-key");
    expectCode(() => decodeLogEntry(encodeCbor([1, 4, 1, 0])), "malformed");
    expectCode(() => decodeLogEntry(encodeCbor([1, 4, 1, 0, hash("a"), hash("b"), 0])), "malformed");
    expectCode(() => decodeLogEntry(encodeCbor([1, 4, 1, 0, new Uint8Array(300)])), "limit-exceeded");
  });

  it("of a kind or version that is not known yet asks for a newer Keyferry", () => {
    expectCode(() => decodeLogEntry(encodeCbor([1, 6, 1, 0])), "newer-version");
    expectCode(() => decodeLogEntry(encodeCbor([2, 4, 1, 0, hash("a")])), "newer-version");
    expectCode(() => decodeLogEntry(encodeCbor([0, 4, 1, 0, hash("a")])), "malformed");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newDataId } from "../../../../shared/crypto";
import {
  decodeGrantCompact,
  decodeGrantJson,
  encodeGrantCompact,
  encodeGrantJson,
  FormatError,
  type Grant,
  type GrantContext,
  type GrantJson,
  isGrantExpired,
  MAX_COMPACT_GRANT_LENGTH,
  openGrant,
  verifyGrant,
} from "../../../../shared/format";
import { alice, bob } from "../../../vectors/example-people";
import { expectCode, expectRefused, flipped, hostileBytes, readOrRefuse } from "./damage";
import { aliceToBob, grantToBob, itemPayload } from "./sample-grants";

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const u32 = fc.nat(0xffffffff);

/** Any grant that the codecs carry; its signature is not right. */
const anyGrant: fc.Arbitrary<Grant> = fc
  .record({
    kind: fc.constantFrom("item", "set", "range"),
    access: fc.constantFrom("read", "read-write"),
    epoch: u32,
    issuedAt: u32,
    notAfter: fc.option(u32),
    checkpoint: fc.option(fc.record({ size: fc.maxSafeNat(), rootHash16: bytesOf(16) })),
    wrapped: fc.uint8Array({ minLength: 256, maxLength: 600 }),
    signature: bytesOf(64),
  })
  .map((fields) => ({ ...aliceToBob, ...fields, access: fields.kind === "range" ? "read" : fields.access }));

const grant = grantToBob(itemPayload, { notAfter: 2_000_000_000 });
const compact = encodeGrantCompact(grant);
const json = encodeGrantJson(grant);

function openCompact(bytes: Uint8Array, context: GrantContext = aliceToBob) {
  return openGrant(decodeGrantCompact(bytes, context), alice.signingKey, bob.encryptionPrivate);
}

function openJson(value: unknown) {
  return openGrant(decodeGrantJson(value), alice.signingKey, bob.encryptionPrivate);
}

describe("a grant in compact form", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(anyGrant, (any) => {
        expect(decodeGrantCompact(encodeGrantCompact(any), aliceToBob)).toEqual(any);
      }),
    );
    expect(openCompact(compact)).toEqual(itemPayload);
  });

  it("is refused with any single byte flipped, whichever way", { timeout: 60_000 }, () => {
    for (let at = 0; at < compact.length; at++) {
      for (const mask of [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff]) {
        expectRefused(() => openCompact(flipped(compact, at, mask)), `byte ${at}`);
      }
    }
  });

  it("is refused cut short anywhere, and with bytes added", () => {
    for (let length = 0; length < compact.length; length++)
      expectRefused(() => openCompact(compact.subarray(0, length)));
    expectRefused(() => openCompact(Buffer.concat([compact, Uint8Array.of(0)])));
  });

  it("is refused for other data, another owner or another recipient than it was made for", () => {
    const others: Partial<GrantContext>[] = [
      { dataId: newDataId() },
      { ownerId: bob.userId },
      { ownerFingerprint: bob.fingerprint },
      { recipientId: alice.userId },
      { recipientFingerprint: alice.fingerprint },
    ];
    for (const other of others)
      expectCode(() => openCompact(compact, { ...aliceToBob, ...other }), "signature-invalid");
  });

  it("never crashes its reader, which accepts one encoding only", () => {
    const plain = encodeGrantCompact(
      grantToBob(itemPayload, { checkpoint: null, access: "read-write", epoch: 300 }),
    );
    fc.assert(
      fc.property(hostileBytes(compact, plain), (bytes) => {
        const decoded = readOrRefuse(() => decodeGrantCompact(bytes, aliceToBob));
        if (decoded !== null) expect(encodeGrantCompact(decoded)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it("asks for an update when the version is newer, and refuses kinds that do not exist", () => {
    expectCode(() => decodeGrantCompact(flipped(compact, 0, 0x60), aliceToBob), "newer-version");
    expectCode(() => decodeGrantCompact(flipped(compact, 0, 0x20), aliceToBob), "malformed");
    expectCode(() => decodeGrantCompact(flipped(compact, 0, 0x03), aliceToBob), "malformed");
  });

  it("refuses a number in more bytes than needed, and too many bytes", () => {
    const padded = Buffer.concat([compact.subarray(0, 1), Uint8Array.of(0x81, 0x00), compact.subarray(2)]);
    expectCode(() => decodeGrantCompact(padded, aliceToBob), "malformed");
    const endless = Buffer.concat([
      compact.subarray(0, 1),
      new Uint8Array(20).fill(0xff),
      compact.subarray(2),
    ]);
    expectCode(() => decodeGrantCompact(endless, aliceToBob), "malformed");
    expectCode(
      () => decodeGrantCompact(new Uint8Array(MAX_COMPACT_GRANT_LENGTH + 1), aliceToBob),
      "limit-exceeded",
    );
  });
});

describe("a grant in JSON", () => {
  it("comes back as it was, through text", () => {
    fc.assert(
      fc.property(anyGrant, (any) => {
        expect(decodeGrantJson(JSON.parse(JSON.stringify(encodeGrantJson(any))))).toEqual(any);
      }),
    );
    expect(openJson(json)).toEqual(itemPayload);
  });

  it("is refused with any single byte of its text flipped, whichever way", { timeout: 60_000 }, () => {
    const text = Buffer.from(JSON.stringify(json));
    for (let at = 0; at < text.length; at++) {
      for (const mask of [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80]) {
        const changed = Buffer.from(flipped(text, at, mask)).toString("utf8");
        expectRefused(
          () => openJson(parseJson(changed)),
          `byte ${at} by ${mask}: ${changed.slice(at - 10, at + 10)}`,
        );
      }
    }
  });

  it("is refused with a field missing, added or of another type", () => {
    const fields = Object.entries(json);
    for (const [name] of fields) {
      expectRefused(
        () => openJson(Object.fromEntries(fields.filter(([other]) => other !== name))),
        `without ${name}`,
      );
      for (const value of [undefined, true, [], {}, "", "x", -1, 0.5, Number.NaN]) {
        expectRefused(() => openJson({ ...json, [name]: value }), `another ${name}`);
      }
    }
    expectCode(() => openJson({ ...json, extra: 1 }), "malformed");
    expectCode(() => openJson({ ...json, checkpoint: { ...json.checkpoint, extra: 1 } }), "malformed");
  });

  it.each([null, undefined, 1, "text", [], [json]])("is refused when the JSON value is %j", (value) => {
    expectCode(() => decodeGrantJson(value), "malformed");
  });

  it("is refused with a text that is not canonical", () => {
    const changes: Partial<GrantJson>[] = [
      { dataId: json.dataId.toUpperCase() },
      { signature: `${json.signature}==` },
      { wrapped: json.wrapped.replaceAll("_", "/") + "=" },
    ];
    for (const change of changes) expectCode(() => openJson({ ...json, ...change }), "malformed");
    expectCode(() => openJson({ ...json, wrapped: "A".repeat(40_000) }), "limit-exceeded");
  });

  it("never crashes its reader", () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(json)), (value, name) => {
        readOrRefuse(() => decodeGrantJson(value));
        readOrRefuse(() => decodeGrantJson({ ...json, [name]: value }));
      }),
    );
  });
});

describe("a grant's terms", () => {
  it("are what the owner signed", () => {
    const changes: Partial<Grant>[] = [
      { access: "read-write" },
      { kind: "set" },
      { epoch: 2 },
      { issuedAt: grant.issuedAt + 1 },
      { notAfter: null },
      { checkpoint: null },
    ];
    for (const change of changes)
      expectCode(() => verifyGrant({ ...grant, ...change }, alice.signingKey), "signature-invalid");
    expectCode(() => verifyGrant(grant, bob.signingKey), "signature-invalid");
  });

  it("are within their limits", () => {
    expectCode(() => grantToBob(itemPayload, { epoch: 2 ** 32 }), "limit-exceeded");
    expectCode(() => grantToBob(itemPayload, { issuedAt: -1 }), "malformed");
    expectCode(() => grantToBob(itemPayload, { notAfter: 2 ** 32 }), "limit-exceeded");
    expectCode(() => encodeGrantCompact({ ...grant, wrapped: new Uint8Array(16_385) }), "limit-exceeded");
    expectCode(() => encodeGrantCompact({ ...grant, wrapped: new Uint8Array(255) }), "malformed");
  });

  it("end after their last second", () => {
    expect(isGrantExpired({ ...grant, notAfter: 100 }, 100)).toBe(false);
    expect(isGrantExpired({ ...grant, notAfter: 100 }, 101)).toBe(true);
    expect(isGrantExpired({ ...grant, notAfter: null }, 1e12)).toBe(false);
  });
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FormatError("malformed", "not JSON");
  }
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asSecretKey16,
  bytesToHex,
  coverRange,
  generateDataKey,
  newDataId,
  treeDepth,
} from "../../../../shared/crypto";
import { encodeGrantCompact, type GrantPayload, LIMITS, noteOf, openGrant } from "../../../../shared/format";
import { decodePayload, encodePayload } from "../../../../shared/format/grant-payload";
import { unwrapPayload } from "../../../../shared/format/grant-wrapping";
import { type CborValue, encodeCbor } from "../../../../shared/format/strict-cbor";
import { alice, bob } from "../../../vectors/example-people";
import { expectCode, flipped, hostileBytes, readOrRefuse } from "./damage";
import { aliceToBob, grantToBob, rangeOf } from "./sample-grants";

const root = generateDataKey();
const anyKey = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(asSecretKey16);
const anyName = fc.option(fc.constantFrom("a", "Größe.txt", "x".repeat(1024)), { nil: undefined });
const anyNote = fc.option(
  fc
    .string({ unit: "binary", minLength: 1, maxLength: 400 })
    .map((typed) => noteOf(typed) ?? "…")
    .filter((note) => Buffer.byteLength(note) <= LIMITS.noteBytes),
  { nil: undefined },
);
const anyTexts = fc.tuple(anyName, anyNote).map(([name, note]) => {
  return { ...(name === undefined ? {} : { name }), ...(note === undefined ? {} : { note }) };
});

const anyItem = fc.tuple(anyKey, anyTexts).map(([key, texts]) => ({ kind: "item" as const, key, ...texts }));
const anyRange = fc
  .tuple(
    fc.integer({ min: 1, max: 0xffffffff }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(1000),
    anyTexts,
  )
  .map(([segmentCount, place, length, texts]) => {
    const from = Math.min(segmentCount - 1, Math.floor(place * segmentCount));
    return {
      ...rangeOf(root, segmentCount, from, Math.min(segmentCount, from + 1 + length)),
      ...texts,
    };
  });
const anySet = fc
  .array(anyKey, { minLength: 1, maxLength: 20 })
  .map((keys) => ({ kind: "set" as const, items: keys.map((key) => ({ dataId: newDataId(), key })) }));
const anyPayload: fc.Arbitrary<GrantPayload> = fc.oneof(anyItem, anyRange, anySet);

function setOf(count: number): GrantPayload {
  return { kind: "set", items: Array.from({ length: count }, () => ({ dataId: newDataId(), key: root })) };
}

function openForBob(payload: GrantPayload): GrantPayload {
  return openGrant(grantToBob(payload), alice.signingKey, bob.encryptionPrivate);
}

/** With keys and nodes in hex, which do not depend on the kind of byte array. */
function comparable(payload: GrantPayload): string {
  return JSON.stringify(payload, (_key, value: unknown) =>
    value instanceof Uint8Array ? bytesToHex(value) : value,
  );
}

describe("grant payloads", () => {
  it("come back as they were encoded", () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        expect(comparable(decodePayload(payload.kind, encodePayload(payload)))).toBe(comparable(payload));
      }),
    );
  });

  it("come back through wrapping, whether they fit one RSA block or not", () => {
    for (const payload of [rangeOf(root, 5000, 1, 4999), setOf(5), setOf(6), setOf(LIMITS.setItems)]) {
      expect(comparable(openForBob(payload))).toBe(comparable(payload));
    }
  });

  it("never crash their reader, which accepts one encoding only", () => {
    const examples: GrantPayload[] = [
      { kind: "item", key: root, name: "a" },
      { kind: "item", key: root, note: "Read this first." },
      { ...rangeOf(root, 300, 7, 90), name: "b", note: "Only\nthis." },
      rangeOf(root, 300, 7, 90),
      setOf(3),
    ];
    const hostile = hostileBytes(...examples.map((payload) => encodePayload(payload)));
    fc.assert(
      fc.property(hostile, fc.constantFrom("item", "range", "set"), (bytes, kind) => {
        const payload = readOrRefuse(() => decodePayload(kind, bytes));
        if (payload !== null) expect(encodePayload(payload)).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it("of a range must have exactly the nodes of the range, inside the file", () => {
    const range = rangeOf(root, 10, 2, 9);
    expectCode(() => encodePayload({ ...range, nodes: range.nodes.slice(1) }), "malformed");
    expectCode(() => encodePayload({ ...range, nodes: [...range.nodes, root] }), "malformed");
    expectCode(() => encodePayload({ ...range, to: 2 }), "malformed");
    expectCode(() => encodePayload({ ...range, version: 0 }), "malformed");
    expectCode(() => encodePayload({ ...range, to: 11 }), "limit-exceeded");
    expectCode(() => grantToBob(range, { access: "read-write" }), "malformed");
  });

  it("of a set name each item once, and at most 400", () => {
    const item = { dataId: newDataId(), key: root };
    expectCode(() => encodePayload({ kind: "set", items: [] }), "malformed");
    expectCode(() => encodePayload({ kind: "set", items: [item, item] }), "malformed");
    expectCode(() => encodePayload(setOf(LIMITS.setItems + 1)), "limit-exceeded");
  });

  it("refuse a name that is none", () => {
    expectCode(() => encodePayload({ kind: "item", key: root, name: "../up" }), "invalid-name");
  });
});

describe("a name in a grant", () => {
  it("is kept whole when it fits, and cut at a code point when it does not", () => {
    const nameThatFits = "n".repeat(170);
    expect(openForBob({ kind: "item", key: root, name: nameThatFits })).toMatchObject({ name: nameThatFits });
    for (const name of ["n".repeat(1024), "é".repeat(500), "💾".repeat(200)]) {
      const opened = openForBob({ kind: "item", key: root, name });
      const kept = opened.kind === "item" ? (opened.name ?? "") : "";
      expect(name.startsWith(kept)).toBe(true);
      expect(Buffer.byteLength(kept)).toBeGreaterThan(160);
    }
  });

  it("is left out when there is no room", () => {
    // 11 nodes leave no room for a name.
    const range = { ...rangeOf(root, 65_535, 33, 33 + 94), name: "video.mp4" };
    expect(range.nodes.length).toBe(11);
    expect(openForBob(range)).not.toHaveProperty("name");
  });
});

describe("a note in a grant", () => {
  const named = { kind: "item", key: root, name: "a" } as const;
  const withNote = (note: string): GrantPayload => ({ ...named, note });

  it("comes back whole, with the whole name, whether it fits one RSA block or not", () => {
    for (const note of ["Hi", "n".repeat(LIMITS.noteBytes), "메모 ".repeat(100).trim()]) {
      for (const name of [undefined, "x".repeat(1024)]) {
        const payload = { kind: "item", key: root, ...(name === undefined ? {} : { name }), note } as const;
        expect(comparable(openForBob(payload))).toBe(comparable(payload));
      }
    }
    const part = { ...rangeOf(root, 65_535, 33, 33 + 94), name: "video.mp4", note: "The first scene." };
    expect(comparable(openForBob(part))).toBe(comparable(part));
  });

  it("is refused when it is empty, too long, untrimmed, or has what could mislead", () => {
    const bad = ["", " a", "a\n", "a\tb", "a\rb", "a\u0000", "a\u202eb", "a\u2028b", "n".repeat(2001)];
    for (const note of bad) expectCode(() => encodePayload(withNote(note)), "malformed");
  });

  it("is one of its own in the encoding: neither null nor without the place of the name", () => {
    const spell = (...fields: CborValue[]) => encodeCbor([root, ...fields]);
    expect(decodePayload("item", spell(null, "Hi"))).toMatchObject({ note: "Hi" });
    for (const bytes of [spell(null), spell("a", null), spell(null, null), spell("a", 7)])
      expectCode(() => decodePayload("item", bytes), "malformed");
    expectCode(() => decodePayload("item", spell("a", "Hi", "b")), "limit-exceeded");
  });

  it("is not taken from another payload, or changed, without anybody noticing", { timeout: 60_000 }, () => {
    const grant = grantToBob(withNote("Please do not pass this on. ".repeat(12).trim()));
    expect(grant.wrapped.length).toBeGreaterThan(256);
    for (let at = 0; at < grant.wrapped.length; at += 7) {
      const changed = { ...grant, wrapped: flipped(grant.wrapped, at) };
      expectCode(() => openGrant(changed, alice.signingKey, bob.encryptionPrivate), "signature-invalid");
    }
    const other = grantToBob(withNote("Pass this on. ".repeat(20).trim()));
    const swapped = { ...grant, wrapped: other.wrapped };
    expectCode(() => openGrant(swapped, alice.signingKey, bob.encryptionPrivate), "signature-invalid");
  });

  it("costs a grant without one nothing", () => {
    const sizes = [{ name: "a" }, {}].map(
      (texts) => encodePayload({ kind: "item", key: root, ...texts }).length,
    );
    expect(sizes).toEqual([18 + 2, 18]);
  });

  it("is made of what somebody typed", () => {
    expect(noteOf("  Hi,\r\n\tread \u202ethis\u0007\u2028now. \n")).toBe("Hi,\n read this\nnow.");
    expect([noteOf(""), noteOf(" \n\t ")]).toEqual([null, null]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (typed) => {
        const note = noteOf(typed);
        expect(note === null ? null : noteOf(note)).toBe(note);
      }),
    );
  });
});

describe("the wrapping", () => {
  const grant = grantToBob(setOf(6));

  it("binds data ID, epoch and recipient", () => {
    for (const change of [
      { epoch: 2 },
      { dataId: newDataId() },
      { recipientFingerprint: alice.fingerprint },
    ]) {
      expectCode(
        () => unwrapPayload("set", grant.wrapped, bob.encryptionPrivate, { ...grant, ...change }),
        "unwrap-failed",
      );
    }
    expectCode(() => unwrapPayload("set", grant.wrapped, alice.encryptionPrivate, grant), "unwrap-failed");
  });

  it("is refused with any byte flipped, in the RSA block and in the box", { timeout: 60_000 }, () => {
    for (let at = 0; at < grant.wrapped.length; at += at < 256 ? 16 : 3) {
      const wrapped = flipped(grant.wrapped, at);
      expect(
        readOrRefuse(() => unwrapPayload("set", wrapped, bob.encryptionPrivate, grant)),
        `byte ${at}`,
      ).toBeNull();
    }
  });

  it("is not opened before the owner's signature is verified", () => {
    const forged = { ...grant, signature: flipped(grant.signature, 0) };
    expectCode(() => openGrant(forged, alice.signingKey, alice.encryptionPrivate), "signature-invalid");
  });

  it("is refused for a weak recipient's key", () => {
    const shortKey = bob.encryptionSpki.subarray(0, 200);
    expect(() => grantToBob(setOf(1), { recipientSpki: shortKey })).toThrow(
      expect.objectContaining({ name: "CryptoError" }),
    );
  });
});

describe("the size of a range grant", () => {
  const MAX_BODY = 346;

  it("is at most 346 bytes with a checkpoint, for 1 to 100 contiguous keys at every alignment", {
    timeout: 60_000,
  }, () => {
    const segmentCount = 1024;
    const blockCapacity = 190;
    for (let length = 1; length <= 100; length++) {
      for (let from = 0; from < 128; from++) {
        const nodes = coverRange(treeDepth(segmentCount), from, from + length).map(() => root);
        expect(nodes.length).toBeLessThanOrEqual(11);
        const payload = { kind: "range", from, to: from + length, version: 3, segmentCount, nodes } as const;
        expect(encodePayload(payload).length).toBeLessThanOrEqual(blockCapacity);
      }
    }
    for (const [from, to] of [
      [0, 1],
      [0, 100],
      [1, 100],
      [33, 127],
      [27, 127],
    ] as const) {
      const grant = grantToBob({ ...rangeOf(root, segmentCount, from, to), name: "x".repeat(1024) });
      expect(encodeGrantCompact(grant).length).toBeLessThanOrEqual(MAX_BODY);
    }
  });

  it("stays so for files up to 65,535 segments, versions up to 255 and logs up to 2^28 entries", () => {
    const worst = { ...rangeOf(root, 65_535, 33 + 65_024 - 256, 33 + 65_024 - 256 + 94), version: 255 };
    expect(coverRange(treeDepth(65_535), worst.from, worst.to).length).toBe(11);
    const grant = grantToBob(worst, {
      epoch: 127,
      checkpoint: { size: 2 ** 28 - 1, rootHash16: new Uint8Array(16) },
    });
    expect(encodeGrantCompact(grant).length).toBe(MAX_BODY);
    expect(openGrant(grant, alice.signingKey, bob.encryptionPrivate)).toMatchObject({
      from: worst.from,
      to: worst.to,
    });
  });

  it("is the same for one key as for a hundred", () => {
    const sizes = [1, 2, 22, 50, 100].map(
      (length) => encodeGrantCompact(grantToBob(rangeOf(root, 1000, 0, length))).length,
    );
    expect(new Set(sizes).size).toBe(1);
    expect(encodeGrantCompact(grantToBob({ kind: "item", key: root })).length).toBe(sizes[0]);
    expect(aliceToBob.recipientId).toBe(bob.userId);
  });
});

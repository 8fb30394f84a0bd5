import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hexToBytes } from "../../../../shared/crypto";
import { type CborValue, decodeCbor, encodeCbor } from "../../../../shared/format/strict-cbor";
import { expectCode, hostileBytes, readOrRefuse } from "./damage";

const leaf: fc.Arbitrary<CborValue> = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: "grapheme" }),
);
const list = fc.array(leaf, { maxLength: 5 });
const map = fc.uniqueArray(fc.tuple(fc.integer({ min: -30, max: 300 }), leaf), {
  maxLength: 5,
  selector: ([key]) => key,
});
const value: fc.Arbitrary<CborValue> = fc.oneof(
  leaf,
  fc.array(fc.oneof(leaf, list), { maxLength: 5 }),
  map.map((entries) => new Map(entries)),
);

function decode(bytes: Uint8Array): CborValue {
  return decodeCbor(bytes, 10_000);
}

describe("strict CBOR", () => {
  it("decodes what it encoded", () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(decode(encodeCbor(any))).toEqual(any);
      }),
    );
  });

  it("accepts bytes only if they are the encoding of what it reads", () => {
    const valid = encodeCbor([1, 300, "text", Uint8Array.of(1, 2, 3), [null, 70_000], "ü"]);
    fc.assert(
      fc.property(hostileBytes(valid), (bytes) => {
        const decoded = readOrRefuse(() => ({ value: decode(bytes) }));
        if (decoded !== null) expect(Uint8Array.from(encodeCbor(decoded.value))).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["nothing", ""],
    ["a number in more bytes than needed", "1801"],
    ["a length in more bytes than needed", "580100"],
    ["an indefinite array", "9f01ff"],
    ["an indefinite byte string", "5f4101ff"],
    ["a float", "f93c00"],
    ["true", "f5"],
    ["undefined", "f7"],
    ["a tag", "c001"],
    ["a number above 2^53", "1b0020000000000000"],
    ["the largest number", "1bffffffffffffffff"],
    ["text that is not UTF-8", "61ff"],
    ["text with a surrogate in UTF-8", "63eda080"],
    ["overlong UTF-8", "62c080"],
    ["map keys out of order", "a201000000"],
    ["a map key twice", "a200000001"],
    ["bytes after the value", "0000"],
    ["a string longer than the input", "5affffffff00"],
    ["an array that claims 2^32 elements", "9b0000000100000000"],
    ["an array that claims more elements than there are bytes", "8400"],
    ["a map that claims 2^63 pairs", "bb8000000000000000"],
    ["a head cut short", "19ff"],
    ["a reserved length", "1c"],
    ["arrays nested five deep", "818181818100"],
  ])("refuses %s", (_what, hex) => {
    expectCode(() => decode(hexToBytes(hex)), "malformed");
  });

  it("refuses nesting of any depth without recursion", () => {
    expectCode(() => decode(new Uint8Array(10_000).fill(0x81)), "malformed");
  });

  it("refuses more bytes than its limit before it looks at them", () => {
    expectCode(() => decodeCbor(new Uint8Array(101), 100), "limit-exceeded");
  });
});

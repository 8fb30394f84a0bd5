import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  concatBytes,
  generateDataKey,
  hkdf,
  newDataId,
  openSegment,
  sealSegment,
  sealSegmentParts,
  segmentKey,
  utf8,
} from "../../../../shared/crypto";

const leaf = generateDataKey();
const dataId = newDataId();
const plaintext = utf8("a segment of a file");
const { ciphertext, tag } = sealSegment(leaf, dataId, 2, 5, plaintext);

function expectRefused(action: () => unknown): void {
  expect(action).toThrow(expect.objectContaining({ code: "authentication-failed" }));
}

describe("segments", () => {
  it("open in their place, of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(0xfffffffe), (bytes, index) => {
        const sealed = sealSegment(leaf, dataId, index, 0xffffffff, bytes);
        const opened = openSegment(leaf, dataId, index, 0xffffffff, sealed.ciphertext, sealed.tag);
        expect(Uint8Array.from(opened)).toEqual(bytes);
      }),
    );
  });

  it("do not open elsewhere, in another file, with another count or leaf", () => {
    expectRefused(() => openSegment(leaf, dataId, 3, 5, ciphertext, tag));
    expectRefused(() => openSegment(leaf, dataId, 2, 6, ciphertext, tag));
    expectRefused(() => openSegment(leaf, newDataId(), 2, 5, ciphertext, tag));
    expectRefused(() => openSegment(generateDataKey(), dataId, 2, 5, ciphertext, tag));
  });

  it("have an index below the count", () => {
    expect(() => sealSegment(leaf, dataId, 5, 5, plaintext)).toThrow(
      expect.objectContaining({ code: "out-of-range" }),
    );
  });

  it("take key and IV from HKDF of the leaf", () => {
    const { key32, iv16 } = segmentKey(leaf);
    expect(concatBytes(key32, iv16)).toEqual(hkdf(leaf, new Uint8Array(0), utf8("keyferry/v1/segment"), 48));
  });

  it("are the same bytes whether joined or in parts", () => {
    const parts = sealSegmentParts(leaf, dataId, 2, 5, plaintext);
    expect(concatBytes(...parts.ciphertextParts)).toEqual(ciphertext);
    expect(parts.tag).toEqual(tag);
  });
});

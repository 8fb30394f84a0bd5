import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  base64ToBytes,
  base64UrlToBytes,
  bytesToBase64,
  bytesToBase64Url,
  bytesToHex,
  CryptoError,
  hexToBytes,
} from "../../../../shared/crypto";

const encodings = [
  { name: "hex", encode: bytesToHex, decode: hexToBytes, refused: ["A0", "0", "0g", "00 ", "0x00"] },
  {
    name: "base64",
    encode: bytesToBase64,
    decode: base64ToBytes,
    refused: ["AA", "AB==", "AA==\n", "A-==", "="],
  },
  {
    name: "base64url",
    encode: bytesToBase64Url,
    decode: base64UrlToBytes,
    refused: ["AA==", "AB", "A", "+/AA", " "],
  },
] as const;

describe.each(encodings)("$name", ({ encode, decode, refused }) => {
  it("decodes what it encoded", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decode(encode(bytes))).toEqual(bytes);
      }),
    );
  });

  it("accepts a text only if it is the one that encoding gives", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: "grapheme" })), (text) => {
        try {
          expect(encode(decode(text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(CryptoError);
        }
      }),
    );
  });

  it.each(refused)("refuses %j", (text) => {
    expect(() => decode(text)).toThrow(expect.objectContaining({ code: "invalid-encoding" }));
  });

  it("reads a view into a larger buffer, not the whole buffer", () => {
    const view = Uint8Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(decode(encode(view))).toEqual(Uint8Array.of(2, 3));
  });
});

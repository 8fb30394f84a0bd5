import { wordlist } from "@scure/bip39/wordlists/english.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Fingerprint,
  fingerprintDigits,
  fingerprintOf,
  fingerprintWords,
} from "../../../../shared/crypto";
import { alice, bob } from "../../../vectors/example-people";

function asFingerprint(bytes: Uint8Array): Fingerprint {
  return bytes as unknown as Fingerprint;
}

const anyFingerprint = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("fingerprints", () => {
  it("change with the person and with either key", () => {
    const all = [
      fingerprintOf(alice.userId, alice.encryptionSpki, alice.signingKey),
      fingerprintOf(bob.userId, alice.encryptionSpki, alice.signingKey),
      fingerprintOf(alice.userId, bob.encryptionSpki, alice.signingKey),
      fingerprintOf(alice.userId, alice.encryptionSpki, bob.signingKey),
    ].map((fingerprint) => Buffer.from(fingerprint).toString("hex"));
    expect(new Set(all).size).toBe(4);
  });

  it("show their first 88 bits as 8 words", () => {
    fc.assert(
      fc.property(anyFingerprint, (bytes) => {
        const words = fingerprintWords(asFingerprint(bytes));
        const bits = words.map((word) => wordlist.indexOf(word).toString(2).padStart(11, "0")).join("");
        const first = Array.from(bytes.subarray(0, 11), (byte) => byte.toString(2).padStart(8, "0")).join("");
        expect(bits).toBe(first);
      }),
    );
  });

  it("show the first and the last word of the list at the ends of the range", () => {
    expect(fingerprintWords(asFingerprint(new Uint8Array(32)))).toEqual(Array(8).fill("abandon"));
    expect(fingerprintWords(asFingerprint(new Uint8Array(32).fill(255)))).toEqual(Array(8).fill("zoo"));
  });

  it("show 60 digits in 12 groups of 5", () => {
    fc.assert(
      fc.property(anyFingerprint, (bytes) => {
        expect(fingerprintDigits(asFingerprint(bytes))).toMatch(/^\d{5}( \d{5}){11}$/);
      }),
    );
    const one = Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? 1 : 0));
    expect(fingerprintDigits(asFingerprint(one))).toBe(`${"00000 ".repeat(11)}00001`);
  });
});

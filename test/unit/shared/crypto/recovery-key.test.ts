import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hexToBytes,
  newRecoverySeed,
  recoveryKeyFromSeed,
  recoverySeed,
  recoveryWords,
  sign,
  utf8,
  verify,
} from "../../../../shared/crypto";

function expectRefused(words: readonly string[]): string {
  try {
    recoverySeed(words);
  } catch (error) {
    expect(error).toMatchObject({ name: "CryptoError", code: "recovery-words-invalid" });
    return String(error);
  }
  return expect.fail("words were accepted");
}

describe("a recovery key", () => {
  it.each([
    // From the BIP-39 reference vectors (trezor/python-mnemonic).
    ["00".repeat(32), `${"abandon ".repeat(23)}art`],
    [
      "7f".repeat(32),
      "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful " +
        "legal winner thank year wave sausage worth title",
    ],
    ["ff".repeat(32), `${"zoo ".repeat(23)}vote`],
  ])("of seed %s has the words of BIP-39", (seed, words) => {
    expect(recoveryWords(hexToBytes(seed)).join(" ")).toBe(words);
    expect(recoverySeed(words.split(" "))).toEqual(hexToBytes(seed));
  });

  it("comes back from its words, however they are typed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const words = recoveryWords(seed);
        expect(words).toHaveLength(24);
        expect(recoverySeed(words.map((word) => ` ${word.toUpperCase()} `))).toEqual(Uint8Array.from(seed));
      }),
    );
  });

  it("is refused with a word missing, unknown, changed or out of order, without saying which", () => {
    const words = recoveryWords(hexToBytes("1234567890abcdef".repeat(4)));
    const [first = "", second = "", ...rest] = words;
    for (const wrong of [
      words.slice(1),
      [...words, first],
      [],
      words.slice(0, 12),
      ["keyferry", second, ...rest],
      [second, first, ...rest],
      [`${first} ${second}`, "", ...rest],
    ])
      expectRefused(wrong);
    expect(expectRefused(["secretword", second, ...rest])).not.toContain("secretword");
  });

  it("signs", () => {
    const seed = newRecoverySeed();
    const { publicKey, privatePkcs8 } = recoveryKeyFromSeed(seed);
    const signature = sign(privatePkcs8, "domain", utf8("message"));
    expect(verify(publicKey, "domain", utf8("message"), signature)).toBe(true);
    expect(newRecoverySeed()).not.toEqual(seed);
    expect(() => recoveryWords(seed.subarray(1))).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
    expect(() => recoveryKeyFromSeed(seed.subarray(1))).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

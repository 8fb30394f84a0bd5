import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CryptoError,
  ciphertextLength,
  concatBytes,
  hmacSha256,
  openA128CbcHs256,
  sealA128CbcHs256,
  sealA128CbcHs256Parts,
  u64be,
  utf8,
} from "../../../../shared/crypto";
import { encryptCbcUnauthenticated } from "../../../../shared/crypto/authenticated-cipher";

const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const iv = Uint8Array.from({ length: 16 }, (_, i) => 100 + i);
const aad = utf8("about this");

function expectRefused(action: () => unknown): void {
  expect(action).toThrow(expect.objectContaining({ code: "authentication-failed" }));
}

describe("A128CBC-HS256", () => {
  it("opens what it sealed, of any length", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.uint8Array({ maxLength: 40 }),
        (plaintext, anyAad) => {
          const { ciphertext, tag } = sealA128CbcHs256(key, iv, anyAad, plaintext);
          expect(ciphertext.length).toBe(ciphertextLength(plaintext.length));
          expect(Uint8Array.from(openA128CbcHs256(key, iv, anyAad, ciphertext, tag))).toEqual(plaintext);
        },
      ),
    );
  });

  it("yields the same bytes in parts", () => {
    const plaintext = new Uint8Array(1000).fill(7);
    const { ciphertextParts, tag } = sealA128CbcHs256Parts(key, iv, aad, plaintext);
    expect({ ciphertext: concatBytes(...ciphertextParts), tag }).toEqual(
      sealA128CbcHs256(key, iv, aad, plaintext),
    );
  });

  it("refuses every single flipped bit of ciphertext, tag, IV, key and AAD", () => {
    const sealed = sealA128CbcHs256(key, iv, aad, utf8("thirty-two bytes of plain text.."));
    const inputs = { key, iv, aad, ...sealed };
    for (const name of ["key", "iv", "aad", "ciphertext", "tag"] as const) {
      // The encryption half of the key is not under the MAC; a wrong one shows by its padding, if at all.
      const bytes = name === "key" ? 16 : inputs[name].length;
      for (let bit = 0; bit < bytes * 8; bit++) {
        const changed = Uint8Array.from(inputs[name]);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const all = { ...inputs, [name]: changed };
        expectRefused(() => openA128CbcHs256(all.key, all.iv, all.aad, all.ciphertext, all.tag));
      }
    }
  });

  it("refuses a tag cut short, an empty ciphertext, and a partial block even under a right MAC", () => {
    const { ciphertext, tag } = sealA128CbcHs256(key, iv, aad, utf8("text"));
    expectRefused(() => openA128CbcHs256(key, iv, aad, ciphertext, tag.subarray(0, 15)));
    for (const odd of [new Uint8Array(0), ciphertext.subarray(0, 15)]) {
      expectRefused(() => openA128CbcHs256(key, iv, aad, odd, macOf(odd)));
    }
  });

  it("refuses wrong padding under a right MAC with the same error", () => {
    const [block] = encryptCbcUnauthenticated(key.subarray(16), iv, new Uint8Array(16).fill(0));
    const unpadded = block ?? new Uint8Array(0);
    expectRefused(() => openA128CbcHs256(key, iv, aad, unpadded, macOf(unpadded)));
  });

  it("refuses keys and IVs of other lengths", () => {
    const refusal: unknown = expect.objectContaining({ code: "invalid-length" });
    expect(() => sealA128CbcHs256(key.subarray(1), iv, aad, aad)).toThrow(refusal);
    expect(() => openA128CbcHs256(key, iv.subarray(1), aad, aad, aad)).toThrow(refusal);
  });

  it("gives errors that carry a sentence for the user", () => {
    expect(new CryptoError("authentication-failed").sentence).toMatch(/Get a fresh copy/);
  });
});

function macOf(ciphertext: Uint8Array): Uint8Array {
  return hmacSha256(key.subarray(0, 16), aad, iv, ciphertext, u64be(aad.length * 8)).subarray(0, 16);
}

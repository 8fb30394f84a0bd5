import { describe, expect, it } from "vitest";
import { equalConstantTime, hkdf, hmacSha256, sha256, utf8, zero } from "../../../../shared/crypto";

describe("digests", () => {
  it("take their parts as one message", () => {
    expect(sha256(utf8("ab"), utf8("c"))).toEqual(sha256(utf8("abc")));
    expect(hmacSha256(utf8("k"), utf8("ab"), utf8("c"))).toEqual(hmacSha256(utf8("k"), utf8("abc")));
  });

  it.each([0, -1, 1.5, 255 * 32 + 1])("HKDF refuses to yield %s bytes", (length) => {
    expect(() => hkdf(utf8("k"), utf8(""), utf8(""), length)).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

describe("secrets in memory", () => {
  it("are overwritten on request", () => {
    const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    zero(a, b);
    expect([...a, ...b]).toEqual([0, 0, 0]);
  });

  it("are compared by content and length", () => {
    expect(equalConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalConstantTime(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesToHex,
  checkSigningPublicKey,
  hexToBytes,
  importSigningKey,
  sign,
  utf8,
  verify,
} from "../../../../shared/crypto";
import { alice, bob } from "../../../vectors/example-people";

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
/** The curve constant of edwards25519 (RFC 8032 section 5.1). */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

function littleEndian(value: bigint, signBit = 0n): Uint8Array {
  const hex = (value + (signBit << 255n)).toString(16).padStart(64, "0");
  return hexToBytes(hex).reverse();
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % P];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

/** Doubles a point given by (x², y) as y(2P): enough to compute orders, as y alone decides small order. */
function doubledY(y: bigint): bigint {
  const y2 = (y * y) % P;
  const x2 = ((y2 - 1n + P) * power(D * y2 + 1n, P - 2n)) % P;
  const numerator = y2 + x2;
  const denominator = (1n - ((D * ((x2 * y2) % P)) % P) + P) % P;
  return (numerator * power(denominator, P - 2n)) % P;
}

function hasOrderDividing8(y: bigint): boolean {
  return doubledY(doubledY(doubledY(y))) === 1n;
}

const SMALL_ORDER_Y = [
  0n,
  1n,
  P - 1n,
  BigInt(
    `0x${bytesToHex(hexToBytes("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a").reverse())}`,
  ),
  BigInt(
    `0x${bytesToHex(hexToBytes("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05").reverse())}`,
  ),
];
const NON_CANONICAL_Y = [P, P + 1n, P + 3n, 2n ** 255n - 1n];

describe("Ed25519 public keys", () => {
  it("the refused list has exactly the y coordinates whose point has an order that divides 8", () => {
    expect(SMALL_ORDER_Y.every(hasOrderDividing8)).toBe(true);
    expect(new Set(SMALL_ORDER_Y).size).toBe(5);
    expect(hasOrderDividing8((4n * power(5n, P - 2n)) % P)).toBe(false);
  });

  it.each(
    [...SMALL_ORDER_Y, ...NON_CANONICAL_Y]
      .flatMap((y) => [littleEndian(y), littleEndian(y, 1n)])
      .map(bytesToHex),
  )("of small order or not canonical are refused: %s", (hex) => {
    const key = hexToBytes(hex);
    expect(() => checkSigningPublicKey(key)).toThrow(expect.objectContaining({ code: "weak-key" }));
    // With the identity as key, R = B and S = 1 fit every message in a careless verifier.
    const base = littleEndian((4n * power(5n, P - 2n)) % P);
    expect(verify(key, "any", utf8("any"), Buffer.concat([base, littleEndian(1n)]))).toBe(false);
  });

  it("of ordinary people are accepted", () => {
    expect(checkSigningPublicKey(alice.signingKey)).toBe(alice.signingKey);
    expect(() => checkSigningPublicKey(new Uint8Array(31))).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

describe("signatures", () => {
  const message = utf8("message");
  const signature = sign(alice.signingPrivate, "domain", message);

  it("verify only with the same key, domain and message", () => {
    expect(verify(alice.signingKey, "domain", message, signature)).toBe(true);
    expect(verify(bob.signingKey, "domain", message, signature)).toBe(false);
    expect(verify(alice.signingKey, "other", message, signature)).toBe(false);
    expect(verify(alice.signingKey, "domain", utf8("other"), signature)).toBe(false);
  });

  it("are refused with any flipped bit", () => {
    for (let bit = 0; bit < 512; bit++) {
      const changed = Uint8Array.from(signature);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verify(alice.signingKey, "domain", message, changed)).toBe(false);
    }
  });

  it("are refused when S is not below L, although the equation holds", () => {
    const s = BigInt(`0x${bytesToHex(Uint8Array.from(signature.subarray(32)).reverse())}`);
    const malleated = Buffer.concat([signature.subarray(0, 32), littleEndian(s + L)]);
    expect(verify(alice.signingKey, "domain", message, malleated)).toBe(false);
  });

  it("never throw on bad input", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 70 }), (key, anySignature) => {
        expect(verify(key, "domain", message, anySignature)).toBe(false);
      }),
    );
  });

  it("are made only with Ed25519 keys", () => {
    const refusal: unknown = expect.objectContaining({ code: "invalid-key" });
    expect(() => importSigningKey(alice.encryptionPrivate)).toThrow(refusal);
    expect(() => importSigningKey(utf8("nonsense"))).toThrow(refusal);
  });
});

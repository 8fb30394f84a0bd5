import { ed25519 } from "@noble/curves/ed25519.js";
import { numberToBytesLE } from "@noble/curves/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesToHex,
  CryptoError,
  hexToBytes,
  utf8,
  vrfOutputUnverified,
  vrfProve,
  vrfPublicKey,
  vrfVerify,
} from "../../../../shared/crypto";

const seed = hexToBytes("11".repeat(32));
const publicKey = vrfPublicKey(seed);
const alpha = utf8("anna@example.org");
const proof = vrfProve(seed, alpha);

const expectCode = (action: () => unknown, code: string) =>
  expect(action).toThrow(expect.objectContaining({ name: "CryptoError", code }));

function withBytes(at: number, bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(proof);
  changed.set(bytes, at);
  return changed;
}

describe("the verifiable random function", () => {
  it("proves for any input, always the same, what its public key verifies", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (input) => {
        const made = vrfProve(seed, input);
        expect(vrfProve(seed, input)).toEqual(made);
        expect(vrfVerify(publicKey, input, made)).toEqual(vrfOutputUnverified(made));
      }),
      { numRuns: 15 },
    );
  });

  it("gives other outputs for other inputs and other keys", () => {
    const outputs = [
      proof,
      vrfProve(seed, utf8("ben@example.org")),
      vrfProve(hexToBytes("22".repeat(32)), alpha),
    ];
    expect(new Set(outputs.map((made) => bytesToHex(vrfOutputUnverified(made)))).size).toBe(3);
  });

  it("refuses a proof with any bit flipped", () => {
    for (let bit = 0; bit < proof.length * 8; bit += 3) {
      const changed = Uint8Array.from(proof);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expectCode(() => vrfVerify(publicKey, alpha, changed), "vrf-proof-invalid");
    }
  });

  it("refuses a proof for another input, by another key, or of another length", () => {
    expectCode(() => vrfVerify(publicKey, utf8("anna@example.com"), proof), "vrf-proof-invalid");
    expectCode(() => vrfVerify(vrfPublicKey(hexToBytes("22".repeat(32))), alpha, proof), "vrf-proof-invalid");
    for (const length of [0, 79, 81]) {
      const other = new Uint8Array(length);
      other.set(proof.subarray(0, length));
      expectCode(() => vrfVerify(publicKey, alpha, other), "vrf-proof-invalid");
      expectCode(() => vrfOutputUnverified(other), "vrf-proof-invalid");
    }
  });

  it("has one proof only: s plus the group's order is refused", () => {
    const order = ed25519.Point.Fn.ORDER;
    const s = BigInt(`0x${bytesToHex(proof.slice(48).reverse())}`);
    expect(s < order).toBe(true);
    expectCode(
      () => vrfVerify(publicKey, alpha, withBytes(48, numberToBytesLE(s + order, 32))),
      "vrf-proof-invalid",
    );
  });

  it("refuses points that are none, or in another encoding than their own", () => {
    const noPoint = hexToBytes(`02${"00".repeat(31)}`);
    const notCanonical = hexToBytes(`ee${"ff".repeat(30)}7f`);
    for (const gamma of [noPoint, notCanonical, hexToBytes("ff".repeat(32))])
      expectCode(() => vrfVerify(publicKey, alpha, withBytes(0, gamma)), "vrf-proof-invalid");
  });

  it("refuses public keys of small order and those that are no points", () => {
    const small = ["01", "00"].map((first) => hexToBytes(`${first}${"00".repeat(31)}`));
    const order8 = hexToBytes("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
    const noPoint = hexToBytes(`02${"00".repeat(31)}`);
    for (const key of [...small, order8, noPoint]) expectCode(() => vrfVerify(key, alpha, proof), "weak-key");
    expectCode(() => vrfVerify(publicKey.subarray(1), alpha, proof), "invalid-length");
    expectCode(() => vrfProve(seed.subarray(1), alpha), "invalid-length");
  });

  it("never throws anything else, whatever the proof", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 80, maxLength: 80 }), (bytes) => {
        try {
          vrfVerify(publicKey, alpha, bytes);
          expect.fail("a random proof verified");
        } catch (error) {
          expect(error).toBeInstanceOf(CryptoError);
        }
      }),
      { numRuns: 40 },
    );
    expectCode(() => vrfVerify(publicKey, alpha, new Uint8Array(80)), "vrf-proof-invalid");
  });
});

import { constants, generateKeyPairSync, type KeyObject } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CryptoError,
  checkRsaPublicKey,
  concatBytes,
  hexToBytes,
  importEncryptionKey,
  maxWrappedPlaintextLength,
  unwrapKey,
  utf8,
  wrapKey,
} from "../../../../shared/crypto";
import { alice, bob } from "../../../vectors/example-people";

function spkiOf(key: KeyObject): Uint8Array {
  return key.export({ format: "der", type: "spki" });
}

function rsaSpki(modulusLength: number, publicExponent = 65537): Uint8Array {
  return spkiOf(generateKeyPairSync("rsa", { modulusLength, publicExponent }).publicKey);
}

function expectCode(action: () => unknown, code: string): void {
  expect(action).toThrow(expect.objectContaining({ name: "CryptoError", code }));
}

describe("RSA public keys", () => {
  it("are accepted with 2048 and 3072 bits", { timeout: 60_000 }, () => {
    expect(checkRsaPublicKey(alice.encryptionSpki)).toBe(2048);
    expect(checkRsaPublicKey(rsaSpki(3072))).toBe(3072);
  });

  it.each([
    { what: "1024 bits", spki: rsaSpki(1024) },
    { what: "2047 bits", spki: rsaSpki(2040) },
    { what: "e = 3", spki: rsaSpki(2048, 3) },
    { what: "e = 257", spki: rsaSpki(2048, 257) },
  ])("are refused as weak with $what", ({ spki }) => {
    expectCode(() => checkRsaPublicKey(spki), "weak-key");
  });

  it("are refused when the modulus is even", () => {
    const even = Uint8Array.from(alice.encryptionSpki);
    const lowByte = even.length - 6;
    even[lowByte] = (even[lowByte] ?? 0) & 0xfe;
    expect(() => checkRsaPublicKey(even)).toThrow(CryptoError);
  });

  it("are refused when they are of another kind", () => {
    expectCode(() => checkRsaPublicKey(spkiOf(generateKeyPairSync("ed25519").publicKey)), "invalid-key");
    expectCode(
      () => checkRsaPublicKey(spkiOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey)),
      "invalid-key",
    );
    const pss = generateKeyPairSync("rsa-pss", { modulusLength: 2048, publicExponent: 65537 });
    expectCode(() => checkRsaPublicKey(spkiOf(pss.publicKey)), "invalid-key");
  });

  it("are refused in any DER but the canonical one", () => {
    const spki = alice.encryptionSpki;
    const longLength = concatBytes(hexToBytes("3083000122"), spki.subarray(4));
    const withoutNull = concatBytes(hexToBytes("30820120300b06092a864886f70d010101"), spki.subarray(19));
    for (const other of [
      longLength,
      withoutNull,
      concatBytes(spki, Uint8Array.of(0)),
      spki.subarray(0, -1),
    ]) {
      expect(() => checkRsaPublicKey(other)).toThrow(CryptoError);
    }
  });

  it("never crash the check, whatever their bytes", () => {
    const mutated = fc.tuple(fc.nat(alice.encryptionSpki.length - 1), fc.nat(255)).map(([at, value]) => {
      return Uint8Array.from(alice.encryptionSpki).fill(value, at, at + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), mutated), (bytes) => {
        try {
          checkRsaPublicKey(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(CryptoError);
        }
      }),
    );
  });
});

describe("wrapping", () => {
  const label = utf8("keyferry test");

  it("is undone by the private key and the same label", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 190 }), (plaintext) => {
        const wrapped = wrapKey(bob.encryptionSpki, plaintext, label);
        expect(wrapped.length).toBe(256);
        expect(Uint8Array.from(unwrapKey(bob.encryptionPrivate, wrapped, label))).toEqual(plaintext);
      }),
      { numRuns: 20 },
    );
  });

  it("fails alike for another key, another label and damaged or random bytes", () => {
    const wrapped = wrapKey(bob.encryptionSpki, utf8("key"), label);
    const damaged = Uint8Array.from(wrapped).fill(0, 100, 101);
    expectCode(() => unwrapKey(alice.encryptionPrivate, wrapped, label), "unwrap-failed");
    expectCode(() => unwrapKey(bob.encryptionPrivate, wrapped, utf8("other")), "unwrap-failed");
    expectCode(() => unwrapKey(bob.encryptionPrivate, damaged, label), "unwrap-failed");
    expectCode(() => unwrapKey(bob.encryptionPrivate, wrapped.subarray(1), label), "unwrap-failed");
    expectCode(
      () => unwrapKey(bob.encryptionPrivate, new Uint8Array(256).fill(0xff), label),
      "unwrap-failed",
    );
  });

  it("takes exactly as much as one block carries", () => {
    const capacity = maxWrappedPlaintextLength(bob.encryptionSpki);
    expect(capacity).toBe(190);
    expect(wrapKey(bob.encryptionSpki, new Uint8Array(capacity), label).length).toBe(256);
    expectCode(() => wrapKey(bob.encryptionSpki, new Uint8Array(capacity + 1), label), "invalid-length");
  });

  it("is OAEP with SHA-256 in both hashes", async () => {
    const { privateDecrypt } = await import("node:crypto");
    const wrapped = wrapKey(bob.encryptionSpki, utf8("key"), label);
    const key = importEncryptionKey(bob.encryptionPrivate);
    const open = (oaepHash: string) =>
      privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash, oaepLabel: label }, wrapped);
    expect(open("sha256").toString()).toBe("key");
    expect(() => open("sha1")).toThrow();
  });

  it("imports only RSA private keys in PKCS#8", () => {
    expectCode(() => importEncryptionKey(bob.signingPrivate), "invalid-key");
    expectCode(() => importEncryptionKey(bob.encryptionSpki), "invalid-key");
    expectCode(() => importEncryptionKey(new Uint8Array(0)), "invalid-key");
  });
});

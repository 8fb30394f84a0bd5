import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatBytes, hexToBytes, type SigningPublicKey, sign, utf8 } from "../../../../shared/crypto";
import {
  type IdentityRecord,
  openIdentityRecord,
  recoveryKeyHash,
  signIdentityRecord,
} from "../../../../shared/format";
import { type CborValue, decodeCbor, encodeCbor } from "../../../../shared/format/strict-cbor";
import { alice, bob } from "../../../vectors/example-people";
import { expectCode, expectRefused, flipped, hostileBytes, readOrRefuse } from "./damage";

const first: IdentityRecord = {
  userId: alice.userId,
  address: "alice@example.org",
  name: "Alice",
  sequence: 0,
  previousHash: null,
  rsaSpki: alice.encryptionSpki,
  signingKey: alice.signingKey,
  createdAt: 1_737_192_000,
  recoveryKeyHash: null,
};
const byAlice = { previousSigningPrivate: alice.signingPrivate };
const byBob = { previousSigningPrivate: bob.signingPrivate };
const envelope = signIdentityRecord(first, alice.signingPrivate);
const opened = openIdentityRecord(envelope);

/** Alice's second record, with Bob's key pairs as her new ones. */
const second: IdentityRecord = {
  ...first,
  sequence: 1,
  previousHash: opened.hash,
  rsaSpki: bob.encryptionSpki,
  signingKey: bob.signingKey,
};

/** An envelope around any fields, signed by Alice, to get past the signature. */
function signedFields(change: (fields: CborValue[]) => void): Uint8Array {
  const fields = [...(decodeCbor(opened.recordBytes, 10_000) as CborValue[])];
  change(fields);
  const bytes = encodeCbor(fields);
  return encodeCbor([bytes, sign(alice.signingPrivate, "keyferry/v1/identity-record", bytes), null]);
}

describe("an identity record", () => {
  it("comes back as it was signed", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(text, fc.nat(), (name, createdAt) => {
        const record = { ...first, name, createdAt };
        const bytes = readOrRefuse(() => signIdentityRecord(record, alice.signingPrivate));
        if (bytes !== null) expect(openIdentityRecord(bytes).record).toEqual(record);
      }),
    );
    expect(opened.record).toEqual(first);
  });

  it("is refused with any byte flipped", () => {
    for (let at = 0; at < envelope.length; at++)
      expectRefused(() => openIdentityRecord(flipped(envelope, at)), `byte ${at}`);
  });

  it("never crashes its reader", () => {
    fc.assert(
      fc.property(
        hostileBytes(envelope, signIdentityRecord(second, bob.signingPrivate, byAlice)),
        (bytes) => {
          readOrRefuse(() => openIdentityRecord(bytes));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is refused when another key signed it", () => {
    expectCode(() => signIdentityRecord(first, bob.signingPrivate), "signature-invalid");
  });

  it("is refused with weak keys", () => {
    const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({
      format: "der",
      type: "spki",
    });
    expectCode(() => openIdentityRecord(signedFields((fields) => (fields[7] = weak))), "weak-key");
    const smallOrder = new Uint8Array(32) as unknown as SigningPublicKey;
    expectCode(() => openIdentityRecord(signedFields((fields) => (fields[8] = smallOrder))), "weak-key");
  });

  it("is refused with an unknown suite or a newer version", () => {
    expectCode(() => openIdentityRecord(signedFields((fields) => (fields[1] = 2))), "unsupported-suite");
    expectCode(() => openIdentityRecord(signedFields((fields) => (fields[0] = 2))), "newer-version");
    expectCode(() => openIdentityRecord(signedFields((fields) => (fields[0] = 0))), "malformed");
  });

  it("is refused with an address that is not normal, a bad name, a missing or an extra field", () => {
    expectCode(
      () => openIdentityRecord(signedFields((fields) => (fields[3] = "Alice@example.org"))),
      "invalid-address",
    );
    expectCode(
      () => openIdentityRecord(signedFields((fields) => (fields[4] = "Al\u202eice"))),
      "invalid-name",
    );
    expectCode(() => openIdentityRecord(signedFields((fields) => fields.pop())), "malformed");
    expectCode(() => openIdentityRecord(signedFields((fields) => fields.push(0))), "malformed");
  });

  it("is refused above 4 KiB", () => {
    expectCode(() => openIdentityRecord(concatBytes(envelope, new Uint8Array(4096))), "limit-exceeded");
  });
});

describe("a later identity record", () => {
  const later = signIdentityRecord(second, bob.signingPrivate, byAlice);

  it("continues the one before when both keys signed it", () => {
    expect(openIdentityRecord(later, first).record).toEqual(second);
  });

  it("is refused after another record than the one it names", () => {
    expectCode(() => openIdentityRecord(later, { ...first, name: "Mallory" }), "wrong-predecessor");
    expectCode(() => openIdentityRecord(later, { ...first, userId: bob.userId }), "wrong-predecessor");
    const skipping = signIdentityRecord({ ...second, sequence: 2 }, bob.signingPrivate, byAlice);
    expectCode(() => openIdentityRecord(skipping, first), "wrong-predecessor");
    expectCode(() => openIdentityRecord(envelope, first), "wrong-predecessor");
  });

  it("is refused when the previous key did not sign it", () => {
    const forged = signIdentityRecord(second, bob.signingPrivate, byBob);
    expectCode(() => openIdentityRecord(forged, first), "signature-invalid");
  });

  it("needs a predecessor, its hash and its signature, all or none", () => {
    expectCode(() => signIdentityRecord(second, bob.signingPrivate), "malformed");
    expectCode(() => signIdentityRecord(first, alice.signingPrivate, byBob), "malformed");
    const unlinked = { ...second, previousHash: null };
    expectCode(() => signIdentityRecord(unlinked, bob.signingPrivate, byAlice), "malformed");
    const linked = { ...first, previousHash: hexToBytes("00".repeat(32)) };
    expectCode(() => signIdentityRecord(linked, alice.signingPrivate, byAlice), "malformed");
  });

  it("is not confused with another signed thing", () => {
    const bytes = opened.recordBytes;
    const crossed = encodeCbor([bytes, sign(alice.signingPrivate, "keyferry/v1/header", bytes), null]);
    expectCode(() => openIdentityRecord(crossed), "signature-invalid");
    expectRefused(() => openIdentityRecord(utf8("KEYFERRY")));
  });
});

describe("an identity record made by the recovery key", () => {
  // Bob's signing key stands for Alice's offline recovery key; her new keys are Bob's as well.
  const recoverable: IdentityRecord = { ...first, recoveryKeyHash: recoveryKeyHash(bob.signingKey) };
  const recoverableEnvelope = signIdentityRecord(recoverable, alice.signingPrivate);
  const recovered: IdentityRecord = {
    ...second,
    previousHash: openIdentityRecord(recoverableEnvelope).hash,
    recoveryKeyHash: hexToBytes("5c".repeat(32)),
  };
  const byRecovery = { recoveryPrivate: bob.signingPrivate, recoveryPublicKey: bob.signingKey };
  const recovery = signIdentityRecord(recovered, bob.signingPrivate, byRecovery);

  it("continues the record that committed to that key, and says what let it", () => {
    const { record, authority } = openIdentityRecord(recovery, recoverable);
    expect(record).toEqual(recovered);
    expect(authority).toBe("recovery-key");
    expect(openIdentityRecord(recoverableEnvelope).authority).toBe("first");
    const rotation = signIdentityRecord(recovered, bob.signingPrivate, byAlice);
    expect(openIdentityRecord(rotation, recoverable).authority).toBe("previous-key");
  });

  it("is refused after a record that committed to no key, or to another", () => {
    for (const committed of [null, recoveryKeyHash(alice.signingKey)]) {
      const previous = { ...first, recoveryKeyHash: committed };
      const { hash } = openIdentityRecord(signIdentityRecord(previous, alice.signingPrivate));
      const after = signIdentityRecord({ ...recovered, previousHash: hash }, bob.signingPrivate, byRecovery);
      expectCode(() => openIdentityRecord(after, previous), "wrong-predecessor");
    }
  });

  it("is refused when the commitment is right but somebody else signed", () => {
    const forged = signIdentityRecord(recovered, bob.signingPrivate, {
      recoveryPrivate: alice.signingPrivate,
      recoveryPublicKey: bob.signingKey,
    });
    expectCode(() => openIdentityRecord(forged, recoverable), "signature-invalid");
  });

  it("is refused with a weak recovery key and with any bit of its authority flipped", () => {
    const smallOrder = new Uint8Array(32) as unknown as SigningPublicKey;
    const weak = { ...byRecovery, recoveryPublicKey: smallOrder };
    expectCode(() => signIdentityRecord(recovered, bob.signingPrivate, weak), "weak-key");
    for (let at = recovery.length - 64 - 2 - 32 - 2 - 1; at < recovery.length; at++)
      expectRefused(() => openIdentityRecord(flipped(recovery, at), recoverable), `byte ${at}`);
  });

  it("cannot be a first record", () => {
    expectCode(() => signIdentityRecord(first, alice.signingPrivate, byRecovery), "malformed");
  });
});

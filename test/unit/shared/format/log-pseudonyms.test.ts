import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { bytesToHex, CryptoError, parseUserId } from "../../../../shared/crypto";
import {
  labelFromOutput,
  labelInput,
  personHash,
  recordHash,
  recoveryKeyHash,
} from "../../../../shared/format";
import { expectCode } from "./damage";

const sha = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

it("a person is the hash of her ID, a record that of its envelope, a recovery key that of its public half", () => {
  const id = "a1".repeat(16);
  expect(bytesToHex(personHash(parseUserId(id)))).toBe(sha("keyferry/v1/log-person", Buffer.from(id, "hex")));
  expect(bytesToHex(recordHash(Buffer.from("envelope")))).toBe(sha("envelope"));
  const key = new Uint8Array(32).fill(9);
  expect(bytesToHex(recoveryKeyHash(key))).toBe(sha("keyferry/v1/recovery-key", key));
  expect(() => recoveryKeyHash(key.subarray(1))).toThrow(CryptoError);
});

it("an address has one label input: written any other way than normal it is refused", () => {
  expect(Buffer.from(labelInput("anna@example.org")).toString()).toBe(
    "keyferry/v1/log-labelanna@example.org",
  );
  expectCode(() => labelInput("Anna@example.org"), "invalid-address");
  expectCode(() => labelInput(" anna@example.org"), "invalid-address");
});

it("a label is the first half of the VRF's output, and a copy", () => {
  const output = Uint8Array.from({ length: 64 }, (_, i) => i);
  const label = labelFromOutput(output);
  output.fill(0);
  expect([...label]).toEqual(Array.from({ length: 32 }, (_, i) => i));
  expectCode(() => labelFromOutput(new Uint8Array(32)), "invalid-length");
});

import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  asSecretKey16,
  dataIdBytes,
  deriveItemKey,
  generateDataKey,
  newDataId,
  rootDataId,
} from "../../../../shared/crypto";
import { alice } from "../../../vectors/example-people";

describe("item keys", () => {
  const parent = generateDataKey();
  const id = newDataId();

  it("are the HMAC that the format says", () => {
    const mac = createHmac("sha256", parent)
      .update("keyferry/v1/item")
      .update(dataIdBytes(id))
      .update(Uint8Array.of(0, 0, 1, 2));
    expect(Buffer.from(deriveItemKey(parent, id, 258)).equals(mac.digest().subarray(0, 16))).toBe(true);
  });

  it("differ by parent, item and epoch", () => {
    const keys = [
      deriveItemKey(parent, id, 1),
      deriveItemKey(parent, id, 2),
      deriveItemKey(parent, newDataId(), 1),
      deriveItemKey(generateDataKey(), id, 1),
    ].map((key) => Buffer.from(key).toString("hex"));
    expect(new Set(keys).size).toBe(4);
  });

  it("refuse epochs beyond 32 bits and keys of another length", () => {
    expect(() => deriveItemKey(parent, id, 2 ** 32)).toThrow(
      expect.objectContaining({ code: "out-of-range" }),
    );
    expect(() => deriveItemKey(parent, id, -1)).toThrow(expect.objectContaining({ code: "out-of-range" }));
    expect(() => asSecretKey16(new Uint8Array(17))).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

describe("a vault's data ID", () => {
  it("is made of its owner's key and a nonce", () => {
    const nonce = new Uint8Array(16).fill(9);
    const hash = createHash("sha256")
      .update("keyferry/v1/root")
      .update(alice.signingKey)
      .update(nonce)
      .digest("hex");
    expect(rootDataId(alice.signingKey, nonce)).toBe(hash.slice(0, 32));
  });
});

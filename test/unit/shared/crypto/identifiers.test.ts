import { describe, expect, it } from "vitest";
import {
  dataIdBytes,
  dataIdFromBytes,
  newDataId,
  newUserId,
  parseDataId,
  parseUserId,
  userIdBytes,
  userIdFromBytes,
} from "../../../../shared/crypto";

describe("identifiers", () => {
  it("are 16 random bytes as 32 lower-case hex digits", () => {
    expect(newUserId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newDataId()).not.toBe(newDataId());
  });

  it("come back from their bytes", () => {
    const [userId, dataId] = [newUserId(), newDataId()];
    expect(userIdFromBytes(userIdBytes(userId))).toBe(userId);
    expect(dataIdFromBytes(dataIdBytes(dataId))).toBe(dataId);
  });

  it.each(["", "A".repeat(32), "a".repeat(31), "a".repeat(33), `${"a".repeat(32)}\n`, "../../../etc/passwd"])(
    "refuse the text %j",
    (text) => {
      const refusal: unknown = expect.objectContaining({ code: "invalid-encoding" });
      expect(() => parseUserId(text)).toThrow(refusal);
      expect(() => parseDataId(text)).toThrow(refusal);
    },
  );

  it("refuse other than 16 bytes", () => {
    expect(() => dataIdFromBytes(new Uint8Array(15))).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CursorKind,
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  encodeIdCursor,
} from "../../../server/cursor";
import { Problem } from "../../../server/problem";

const kinds: readonly CursorKind[] = ["received", "issued", "of-data", "audit"];

describe("cursors", () => {
  it("lead back to their position in their own listing and to none in another", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...kinds),
        fc.maxSafeNat(),
        (kind, other, position) => {
          const cursor = encodeCursor(kind, position);
          expect(decodeCursor(kind, cursor)).toBe(position);
          if (other !== kind) expect(() => decodeCursor(other, cursor)).toThrow(Problem);
        },
      ),
    );
  });

  it("made of anything else are refused as a problem, never otherwise", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        try {
          expect(encodeCursor("received", decodeCursor("received", text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it("lead back to an ID in their own listing and to none in another", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (id) => {
        const cursor = encodeIdCursor("users", id);
        expect(decodeIdCursor("users", cursor)).toEqual(id);
        expect(() => decodeIdCursor("invites", cursor)).toThrow(Problem);
        for (const kind of kinds) expect(() => decodeCursor(kind, cursor)).toThrow(Problem);
      }),
    );
    expect(decodeIdCursor("users", undefined)).toBeNull();
    expect(() => decodeIdCursor("users", encodeCursor("received", 1))).toThrow(Problem);
  });
});

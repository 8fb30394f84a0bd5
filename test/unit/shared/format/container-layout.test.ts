import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkContainerLength,
  containerLength,
  segmentCount,
  segmentOffset,
  segmentPlaintextLength,
  storedSegmentLength,
} from "../../../../shared/format";
import { expectCode } from "./damage";

const anyLayout = fc.record({
  segmentSizeLog2: fc.integer({ min: 12, max: 24 }),
  plaintextLength: fc.integer({ min: 0, max: 2 ** 30 }),
});

describe("the layout of segments", () => {
  it("has no gap and no overlap, and ends where the container ends", () => {
    fc.assert(
      fc.property(anyLayout, fc.integer({ min: 77, max: 70_000 }), (layout, headLength) => {
        const count = segmentCount(layout);
        const sampled = [...new Set([0, 1, Math.floor(count / 2), count - 2, count - 1])].filter(
          (i) => i >= 0 && i < count,
        );
        for (const index of sampled) {
          const end = segmentOffset(layout, headLength, index) + storedSegmentLength(layout, index);
          const next =
            index + 1 < count
              ? segmentOffset(layout, headLength, index + 1)
              : containerLength(layout, headLength);
          expect(end).toBe(next);
        }
        if (count === 0) expect(containerLength(layout, headLength)).toBe(headLength);
      }),
    );
  });

  it("covers the whole plaintext", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 16 }), (plaintextLength) => {
        const layout = { segmentSizeLog2: 12, plaintextLength };
        const lengths = Array.from({ length: segmentCount(layout) }, (_, i) =>
          segmentPlaintextLength(layout, i),
        );
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(plaintextLength);
        expect(lengths.every((length) => length >= 1 && length <= 4096)).toBe(true);
      }),
    );
  });

  it("stores padding and a tag with each segment", () => {
    const layout = { segmentSizeLog2: 12, plaintextLength: 4096 + 5 };
    expect(storedSegmentLength(layout, 0)).toBe(4096 + 16 + 16);
    expect(storedSegmentLength(layout, 1)).toBe(16 + 16);
    expect(segmentOffset(layout, 100, 1)).toBe(100 + 4096 + 32);
  });

  it("has no segment outside the count", () => {
    const layout = { segmentSizeLog2: 12, plaintextLength: 4096 };
    for (const index of [-1, 1, 0.5]) expectCode(() => segmentOffset(layout, 0, index), "malformed");
    expectCode(() => storedSegmentLength({ ...layout, plaintextLength: 0 }, 0), "malformed");
  });

  it("tells a file that is too short from one that is too long", () => {
    const layout = { segmentSizeLog2: 12, plaintextLength: 5 };
    expect(() => checkContainerLength(layout, 100, 132)).not.toThrow();
    expectCode(() => checkContainerLength(layout, 100, 131), "truncated");
    expectCode(() => checkContainerLength(layout, 100, 133), "trailing-data");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleFor } from "../../../../renderer/preview/pdf/page-size";

describe("how large a page of a PDF is drawn", () => {
  it("is as wide as there is room, in the pixels of the screen", () => {
    expect(scaleFor({ width: 600, height: 800 }, 900, 2, 8_000_000)).toBe(3);
  });

  it("never takes more pixels than allowed, whatever the page says of itself", () => {
    const side = fc.double({ min: 0.01, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 4_000 }), (width, height, room) => {
        const scale = scaleFor({ width, height }, room, 2, 8_000_000);
        expect(width * scale * height * scale).toBeLessThanOrEqual(8_000_001);
      }),
    );
  });
});

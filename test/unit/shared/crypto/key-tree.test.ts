import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asSecretKey16,
  bytesToHex,
  coverRange,
  deriveCover,
  deriveLeaf,
  generateDataKey,
  leafFromCover,
  leafSource,
  treeDepth,
} from "../../../../shared/crypto";

const root = asSecretKey16(new Uint8Array(16).fill(5));

/** A depth and a non-empty range in it. */
function treeRange(maxDepth: number) {
  return fc
    .integer({ min: 0, max: maxDepth })
    .chain((depth) =>
      fc
        .tuple(fc.nat(2 ** depth - 1), fc.nat(2 ** depth - 1))
        .map(([a, b]) => ({ depth, from: Math.min(a, b), to: Math.max(a, b) + 1 })),
    );
}

describe("the key tree", () => {
  it("has the smallest depth with a leaf for each segment", () => {
    expect([0, 1, 2, 3, 4, 5, 1024, 1025, 2 ** 32].map(treeDepth)).toEqual([0, 0, 1, 2, 2, 3, 10, 11, 32]);
    for (const count of [-1, 1.5, 2 ** 32 + 1, Number.NaN]) {
      expect(() => treeDepth(count)).toThrow(expect.objectContaining({ code: "out-of-range" }));
    }
  });

  it("derives a leaf by the bits of its index, highest first", () => {
    const child = (node: Uint8Array, bit: number) =>
      createHmac("sha256", node)
        .update(Uint8Array.of(bit))
        .update("keyferry/v1/tree")
        .digest()
        .subarray(0, 16);
    expect(bytesToHex(deriveLeaf(root, 3, 5))).toBe(bytesToHex(child(child(child(root, 1), 0), 1)));
    expect(deriveLeaf(root, 0, 0)).toEqual(Uint8Array.from(root));
  });

  it("has no leaf outside", () => {
    for (const index of [-1, 8, 0.5]) {
      expect(() => deriveLeaf(root, 3, index)).toThrow(expect.objectContaining({ code: "out-of-range" }));
    }
  });

  it("reaches the last of 2^32 leaves", () => {
    expect(leafSource({ root, depth: 32 })(2 ** 32 - 1)).toEqual(
      Uint8Array.from(deriveLeaf(root, 32, 2 ** 32 - 1)),
    );
  });
});

describe("the cover of a range", () => {
  it("holds exactly the leaves of the range, each once", () => {
    fc.assert(
      fc.property(treeRange(10), ({ depth, from, to }) => {
        const leaves = coverRange(depth, from, to).flatMap(({ height, index }) =>
          Array.from({ length: 2 ** height }, (_, i) => index * 2 ** height + i),
        );
        expect(leaves).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      }),
    );
  });

  it("has at most 2 * log2(leaves) nodes, at any size", () => {
    fc.assert(
      fc.property(treeRange(32), ({ depth, from, to }) => {
        expect(coverRange(depth, from, to).length).toBeLessThanOrEqual(Math.max(1, 2 * depth));
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the leaves of the tree inside the range and nothing outside it", () => {
    fc.assert(
      fc.property(treeRange(6), ({ depth, from, to }) => {
        const cover = { depth, from, to, nodes: deriveCover(root, depth, from, to) };
        const source = leafSource(cover);
        for (let index = 0; index < 2 ** depth; index++) {
          if (index >= from && index < to) {
            expect(bytesToHex(leafFromCover(cover, index))).toBe(bytesToHex(deriveLeaf(root, depth, index)));
            expect(bytesToHex(source(index))).toBe(bytesToHex(deriveLeaf(root, depth, index)));
          } else {
            expect(() => leafFromCover(cover, index)).toThrow(
              expect.objectContaining({ code: "out-of-range" }),
            );
            expect(() => source(index)).toThrow(expect.objectContaining({ code: "out-of-range" }));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("refuses empty ranges, ranges outside the tree and missing nodes", () => {
    for (const [from, to] of [
      [1, 1],
      [2, 1],
      [0, 9],
      [-1, 2],
      [0.5, 2],
    ] as const) {
      expect(() => coverRange(3, from, to)).toThrow(expect.objectContaining({ code: "out-of-range" }));
    }
    const nodes = deriveCover(root, 3, 1, 8).slice(1);
    expect(() => leafFromCover({ depth: 3, from: 1, to: 8, nodes }, 4)).toThrow(
      expect.objectContaining({ code: "invalid-length" }),
    );
  });
});

describe("a leaf source", () => {
  it("gives the right leaf in any order of asking", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1023), { minLength: 1, maxLength: 60 }), (indices) => {
        const source = leafSource({ root, depth: 10 });
        for (const index of indices)
          expect(bytesToHex(source(index))).toBe(bytesToHex(deriveLeaf(root, 10, index)));
      }),
    );
  });

  it("is not harmed when the caller zeroes a leaf it was given", () => {
    const source = leafSource({ root: generateDataKey(), depth: 4 });
    const first = source(3);
    const copy = Uint8Array.from(first);
    first.fill(0);
    expect(source(3)).toEqual(copy);
  });
});

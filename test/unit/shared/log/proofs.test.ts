import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  LogError,
  leafHash,
  rootAt,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "../../../../shared/log";
import {
  everyBitFlipped,
  expectLogError,
  plainReader,
  plainRoot,
  sizeAndLess,
  someEntries,
} from "./plain-tree";

const entries = someEntries(300);
const reader = plainReader(entries);
const rootOf = (size: number) => plainRoot(entries.slice(0, size));
const leafAt = (index: number) => leafHash(entries[index] ?? expect.fail("no entry"));

describe("the root of a tree", () => {
  it("is what RFC 9162 defines, at every size", async () => {
    for (let size = 0; size <= 70; size++) expect(await rootAt(reader, size)).toEqual(rootOf(size));
    expect(EMPTY_ROOT).toEqual(plainRoot([]));
  });
});

describe("an inclusion proof", () => {
  it("proves every leaf of every tree, with one reading", async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndLess, async ([size, index]) => {
        const counted = plainReader(entries);
        const proof = await inclusionProof(counted, index, size);
        verifyInclusion({ size, index, leafHash: leafAt(index), proof, root: rootOf(size) });
        expect(counted.calls).toBe(1);
      }),
    );
  });

  it("is refused with any bit flipped, of the proof, the leaf or the root", async () => {
    const [size, index] = [13, 9];
    const honest = [leafAt(index), rootOf(size), ...(await inclusionProof(reader, index, size))];
    for (const [leaf = EMPTY_ROOT, root = EMPTY_ROOT, ...proof] of everyBitFlipped(honest)) {
      expectLogError(() => verifyInclusion({ size, index, leafHash: leaf, proof, root }), "proof-invalid");
    }
  });

  it("is refused for another leaf, another index and another size of the same shape", async () => {
    for (let size = 2; size <= 20; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(reader, index, size);
        const claim = { size, index, leafHash: leafAt(index), proof, root: rootOf(size) };
        for (let other = 0; other < size; other++) {
          if (other === index) continue;
          expectLogError(() => verifyInclusion({ ...claim, index: other }), "proof-invalid");
          expectLogError(() => verifyInclusion({ ...claim, leafHash: leafAt(other) }), "proof-invalid");
        }
        for (const another of [[...proof, EMPTY_ROOT], proof.slice(1), proof.slice(0, -1)])
          expectLogError(() => verifyInclusion({ ...claim, proof: another }), "proof-invalid");
      }
    }
  });

  it("is refused for sizes and indices that are no counts, and hashes that are none", () => {
    const claim = { size: 1, index: 0, leafHash: leafAt(0), proof: [], root: leafAt(0) };
    verifyInclusion(claim);
    for (const number of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expectLogError(() => verifyInclusion({ ...claim, size: number }), "proof-invalid");
      expectLogError(() => verifyInclusion({ ...claim, size: 9, index: number }), "proof-invalid");
    }
    const short = new Uint8Array(31);
    expectLogError(() => verifyInclusion({ ...claim, leafHash: short, root: short }), "proof-invalid");
  });

  it("counts beyond 32 bits: a tree of 2^40 + 1 leaves", () => {
    const size = 2 ** 40 + 1;
    const left = leafAt(1);
    const claim = { size, index: 2 ** 40, leafHash: leafAt(0), proof: [left], root: rootOf(0) };
    const root = plainNode(left, leafAt(0));
    verifyInclusion({ ...claim, root });
    expectLogError(() => verifyInclusion({ ...claim, root, index: 2 ** 40 - 1 }), "proof-invalid");
    expectLogError(() => verifyInclusion({ ...claim, root, index: 0 }), "proof-invalid");
  });
});

describe("a consistency proof", () => {
  it("proves that every tree continues every smaller one, with one reading at most", async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndLess, async ([toSize, less]) => {
        const fromSize = less + 1;
        const counted = plainReader(entries);
        const proof = await consistencyProof(counted, fromSize, toSize);
        verifyConsistency({ fromSize, toSize, fromRoot: rootOf(fromSize), toRoot: rootOf(toSize), proof });
        expect(counted.calls).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is refused with any bit flipped, of the proof or of a root", async () => {
    for (const [fromSize, toSize] of [
      [6, 13],
      [8, 13],
    ] as const) {
      const honest = [
        rootOf(fromSize),
        rootOf(toSize),
        ...(await consistencyProof(reader, fromSize, toSize)),
      ];
      for (const [fromRoot = EMPTY_ROOT, toRoot = EMPTY_ROOT, ...proof] of everyBitFlipped(honest)) {
        expectLogError(
          () => verifyConsistency({ fromSize, toSize, fromRoot, toRoot, proof }),
          "proof-invalid",
        );
      }
    }
  });

  it("cannot be made for a tree in which an old leaf was changed, dropped or put in", async () => {
    for (let toSize = 2; toSize <= 17; toSize++) {
      for (let fromSize = 1; fromSize < toSize; fromSize++) {
        const before = entries.slice(0, toSize);
        const forks = [
          before.map((entry, i) => (i === fromSize - 1 ? Uint8Array.of(1) : entry)),
          [...before.slice(1), Uint8Array.of(2)],
          [Uint8Array.of(3), ...before.slice(0, -1)],
        ];
        for (const fork of forks) {
          const proof = await consistencyProof(plainReader(fork), fromSize, toSize);
          const claim = { fromSize, toSize, fromRoot: rootOf(fromSize), toRoot: plainRoot(fork), proof };
          expectLogError(() => verifyConsistency(claim), "proof-invalid");
        }
      }
    }
  });

  it("is refused from a larger tree to a smaller one, and from nothing to something", () => {
    const roots = { fromRoot: rootOf(4), toRoot: rootOf(3), proof: [] };
    expectLogError(() => verifyConsistency({ fromSize: 4, toSize: 3, ...roots }), "proof-invalid");
    const grown = { fromRoot: EMPTY_ROOT, toRoot: rootOf(3), proof: [] };
    expectLogError(() => verifyConsistency({ fromSize: 0, toSize: 3, ...grown }), "proof-invalid");
    verifyConsistency({ fromSize: 0, toSize: 0, fromRoot: EMPTY_ROOT, toRoot: EMPTY_ROOT, proof: [] });
  });

  it("is empty where nothing is to be proven", async () => {
    expect(await consistencyProof(reader, 0, 5)).toEqual([]);
    expect(await consistencyProof(reader, 5, 5)).toEqual([]);
  });
});

describe("proofs about subtrees", () => {
  it("the draft's examples verify: [4, 8) and [8, 13) in a tree of 14", () => {
    const part = (from: number, to: number) => plainRoot(entries.slice(from, to));
    const root = rootOf(14);
    const first = { start: 4, end: 8, size: 14, subtreeRoot: part(4, 8), root };
    verifySubtreeConsistency({ ...first, proof: [part(0, 4), part(8, 14)] });
    const proof = [part(12, 13), part(13, 14), part(8, 12), part(0, 8)];
    const second = { start: 8, end: 13, size: 14, subtreeRoot: part(8, 13), root };
    verifySubtreeConsistency({ ...second, proof });
    for (const changed of everyBitFlipped(proof))
      expectLogError(() => verifySubtreeConsistency({ ...second, proof: changed }), "proof-invalid");
    expectLogError(() => verifySubtreeConsistency({ ...second, start: 9, proof }), "proof-invalid");
  });

  it("a subtree that begins with the tree is a smaller tree: both verifiers agree", async () => {
    await fc.assert(
      fc.asyncProperty(sizeAndLess, async ([size, less]) => {
        const end = less + 1;
        const proof = await consistencyProof(reader, end, size);
        const claim = { start: 0, end, size, subtreeRoot: rootOf(end), root: rootOf(size), proof };
        verifySubtreeConsistency(claim);
      }),
    );
  });

  it("a leaf is at its index of the whole tree", async () => {
    const part = plainReader(entries.slice(8, 14));
    const claim = { start: 8, end: 14, leafHash: leafAt(10), root: plainRoot(entries.slice(8, 14)) };
    const proof = await inclusionProof(part, 2, 6);
    verifySubtreeInclusion({ ...claim, index: 10, proof });
    for (const index of [7, 8, 9, 11, 14])
      expectLogError(() => verifySubtreeInclusion({ ...claim, index, proof }), "proof-invalid");
  });
});

describe("a reader that does not do as it is asked", () => {
  it("ends in a typed error", async () => {
    const refusal = { code: "log-data-malformed" };
    const missing = { read: async () => [] };
    const short = { read: async (places: readonly unknown[]) => places.map(() => new Uint8Array(8)) };
    for (const bad of [missing, short]) {
      await expect(inclusionProof(bad, 1, 5)).rejects.toThrow(LogError);
      await expect(consistencyProof(bad, 2, 5)).rejects.toMatchObject(refusal);
      await expect(rootAt(bad, 5)).rejects.toMatchObject(refusal);
    }
    await expect(inclusionProof(reader, 5, 5)).rejects.toMatchObject(refusal);
    await expect(consistencyProof(reader, 6, 5)).rejects.toMatchObject(refusal);
    await expect(rootAt(reader, 2 ** 53)).rejects.toMatchObject(refusal);
  });
});

function plainNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest());
}

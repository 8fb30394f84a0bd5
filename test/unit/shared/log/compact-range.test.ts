import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompactRange, EMPTY_ROOT, leafHash } from "../../../../shared/log";
import { expectLogError, plainReader, plainRoot, someEntries } from "./plain-tree";

const entries = someEntries(300);
const leaves = entries.map(leafHash);

function rangeOf(size: number): CompactRange {
  const range = CompactRange.empty();
  for (const leaf of leaves.slice(0, size)) range.append(leaf);
  return range;
}

describe("a compact range", () => {
  it("has the root of RFC 9162 after every leaf", () => {
    const range = CompactRange.empty();
    expect(range.root()).toEqual(EMPTY_ROOT);
    for (let size = 1; size <= 300; size++) {
      range.append(leaves[size - 1] ?? expect.fail());
      expect(range.size).toBe(size);
      expect(range.root()).toEqual(plainRoot(entries.slice(0, size)));
    }
  });

  it("tells every complete subtree once, with its hash, when its last leaf comes", async () => {
    const range = CompactRange.empty();
    const reader = plainReader(entries);
    const seen = new Set<string>();
    for (const [index, leaf] of leaves.entries()) {
      const closed = range.append(leaf);
      expect(closed[0]).toEqual({ level: 0, index, hash: leaf });
      expect(await reader.read(closed)).toEqual(closed.map(({ hash }) => hash));
      for (const place of closed) seen.add(`${place.level}/${place.index}`);
    }
    const complete = Array.from({ length: 9 }, (_, level) => Math.floor(300 / 2 ** level));
    expect(seen.size).toBe(complete.reduce((sum, count) => sum + count));
  });

  it("goes on from its size and hashes as if it had never stopped", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const first = rangeOf(from);
        const range = CompactRange.from(first.size, first.hashes);
        for (const leaf of leaves.slice(from, to)) range.append(leaf);
        expect(range.root()).toEqual(rangeOf(to).root());
        expect(first.size).toBe(from);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps copies: neither a change of what came in or went out nor a copy's growth changes it", () => {
    const range = rangeOf(7);
    const root = range.root();
    const { hashes } = range;
    const again = CompactRange.from(7, hashes);
    for (const hash of hashes) hash.fill(0);
    expect(again.root()).toEqual(root);
    expect(range.root()).toEqual(root);
    const copy = range.copy();
    copy.append(leaves[7] ?? expect.fail());
    expect(range.root()).toEqual(root);
    expect(copy.root()).toEqual(plainRoot(entries.slice(0, 8)));
  });

  it("is refused when size and hashes do not fit, or a hash is none", () => {
    const { hashes } = rangeOf(7);
    for (const size of [0, 3, 6, 8, -1, 0.5, Number.NaN, 2 ** 53])
      expectLogError(() => CompactRange.from(size, hashes), "log-data-malformed");
    expectLogError(() => CompactRange.from(1, [new Uint8Array(31)]), "log-data-malformed");
    expectLogError(() => rangeOf(3).append(new Uint8Array(33)), "log-data-malformed");
  });

  it("counts beyond 32 bits, and stops where numbers are no longer exact", () => {
    const big = CompactRange.from(2 ** 40 + 1, [EMPTY_ROOT, EMPTY_ROOT]);
    const [, above] = big.append(EMPTY_ROOT);
    expect(above).toMatchObject({ level: 1, index: 2 ** 39 });
    expect(big.size).toBe(2 ** 40 + 2);
    const full = CompactRange.from(
      2 ** 53 - 1,
      Array.from({ length: 53 }, () => EMPTY_ROOT),
    );
    expectLogError(() => full.append(EMPTY_ROOT), "log-data-malformed");
  });
});

import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { type HashReader, LogError, type LogErrorCode } from "../../../../shared/log";

/** RFC 9162 section 2.1.1, word for word and without any of the code under test. */
export function plainRoot(entries: readonly Uint8Array[]): Uint8Array {
  const sha = (...parts: Uint8Array[]) =>
    new Uint8Array(createHash("sha256").update(Buffer.concat(parts)).digest());
  const [only] = entries;
  if (only === undefined) return sha();
  if (entries.length === 1) return sha(Uint8Array.of(0), only);
  let k = 1;
  while (k * 2 < entries.length) k *= 2;
  return sha(Uint8Array.of(1), plainRoot(entries.slice(0, k)), plainRoot(entries.slice(k)));
}

/** A reader over entries in memory that also counts how often it was asked. */
export function plainReader(entries: readonly Uint8Array[]): HashReader & { calls: number } {
  return {
    calls: 0,
    async read(places) {
      this.calls++;
      return places.map(({ level, index }) => {
        const part = entries.slice(index * 2 ** level, (index + 1) * 2 ** level);
        if (part.length !== 2 ** level) throw new Error(`no complete subtree ${level}/${index}`);
        return plainRoot(part);
      });
    },
  };
}

/** `count` different entries. */
export function someEntries(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => new Uint8Array(Buffer.from(`entry ${i}`)));
}

/** The tree's size, and a smaller number. */
export const sizeAndLess = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

export function expectLogError(action: () => unknown, code: LogErrorCode): void {
  let thrown: unknown = null;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LogError);
  expect(thrown).toMatchObject({ code });
}

/** Each hash of a list with each single bit flipped, one at a time. */
export function* everyBitFlipped(hashes: readonly Uint8Array[]): Generator<Uint8Array[]> {
  for (const [at, hash] of hashes.entries()) {
    for (let bit = 0; bit < hash.length * 8; bit++) {
      const changed = Uint8Array.from(hash);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      yield hashes.map((same, i) => (i === at ? changed : same));
    }
  }
}

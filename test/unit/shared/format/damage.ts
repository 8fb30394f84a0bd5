import fc from "fast-check";
import { expect } from "vitest";
import { CryptoError } from "../../../../shared/crypto";
import { FormatError } from "../../../../shared/format";

/** Ways to damage bytes, and what a reader may do about it. */

/** Runs `read`; only typed errors may come out of it. Returns its result, or null when it refused. */
export function readOrRefuse<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError) return null;
    throw error;
  }
}

/** Expects a refusal by a typed error. */
export function expectRefused(read: () => unknown, what = ""): void {
  expect(
    readOrRefuse(() => ({ accepted: read() })),
    what,
  ).toBeNull();
}

/** As `expectRefused`, by exactly this code. */
export function expectCode(read: () => unknown, code: string): void {
  expect(read).toThrow(expect.objectContaining({ code }));
}

/** `bytes` with one byte changed by XOR. */
export function flipped(bytes: Uint8Array, at: number, mask = 0x01): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

/** Valid bytes with a few bytes replaced, inserted or cut out: gets further into a parser than random bytes. */
export function mutationsOf(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(bytes.length),
    remove: fc.nat(4),
    insert: fc.uint8Array({ maxLength: 4 }),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) =>
    edits.reduce<Uint8Array>((current, { at, remove, insert }) => {
      return Uint8Array.from(Buffer.concat([current.subarray(0, at), insert, current.subarray(at + remove)]));
    }, bytes),
  );
}

/** Random bytes and mutations of each of these. */
export function hostileBytes(...valid: Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.oneof(fc.uint8Array({ maxLength: 200 }), ...valid.map(mutationsOf));
}

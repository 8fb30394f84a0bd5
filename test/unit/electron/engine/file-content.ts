import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** Bytes that look random, differ everywhere and are the same each time for one seed. */
export function patternBytes(length: number, seed = 1): Uint8Array {
  const bytes = Buffer.alloc(length);
  let state = (seed * 2_654_435_761) >>> 0;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

const PIECE = patternBytes(1024 * 1024);

/** Writes a file of any length without holding it in memory; each MiB differs from the others. */
export function writePatternFile(path: string, length: number): void {
  const piece = Buffer.from(PIECE);
  const file = openSync(path, "w");
  for (let at = 0; at < length; at += piece.length) {
    piece.writeDoubleLE(at, 0);
    writeSync(file, piece, 0, Math.min(piece.length, length - at));
  }
  closeSync(file);
}

/** SHA-256 of a file of any length, in hex. */
export function hashOfFile(path: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(1024 * 1024);
  const file = openSync(path, "r");
  for (let count = readSync(file, piece); count > 0; count = readSync(file, piece))
    hash.update(piece.subarray(0, count));
  closeSync(file);
  return hash.digest("hex");
}

/** Flips the lowest bit of one byte in place. */
export function flipByte(path: string, position: number): void {
  const byte = Buffer.alloc(1);
  const file = openSync(path, "r+");
  readSync(file, byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 1;
  writeSync(file, byte, 0, 1, position);
  closeSync(file);
}

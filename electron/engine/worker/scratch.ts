import { zero } from "../../../shared/crypto";

/**
 * One buffer a worker, kept between jobs so that the memory of a file's bytes is not allocated anew for each segment. Used by
 * one synchronous piece of work at a time; nothing may keep a view across an `await`.
 */
let buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0);

/** Lends `length` bytes for the time of `use`, and zeroes them afterwards: they held somebody's plaintext. */
export function withScratch<T>(length: number, use: (scratch: Uint8Array) => T): T {
  if (buffer.length < length) buffer = new Uint8Array(length);
  const lent = buffer.subarray(0, length);
  try {
    return use(lent);
  } finally {
    zero(lent);
  }
}

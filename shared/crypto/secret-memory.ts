import { timingSafeEqual } from "node:crypto";

/** Overwrites secrets that are no longer needed. */
export function zero(...buffers: Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

/** Compares without telling by its duration where the first difference is. Lengths are not secret. */
export function equalConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The same value with every byte array in a buffer of its own. Posting a view to another thread copies the whole buffer
 * behind it: for a slice of a pooled Buffer that is somebody else's bytes, perhaps secret ones, and for a slice of a large
 * one it is slow. Arrays that already own their buffer are kept as they are.
 */
export function withOwnBytes<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (value instanceof Uint8Array) return ownsBuffer(value) ? value : Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(copied);
  if (value === null || typeof value !== "object" || isOpaque(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copied(field)]));
}

/** Shared memory must stay shared; other views and buffers are never slices of something else here. */
function isOpaque(value: object): boolean {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

function ownsBuffer(bytes: Uint8Array): boolean {
  return bytes.byteLength === bytes.buffer.byteLength;
}

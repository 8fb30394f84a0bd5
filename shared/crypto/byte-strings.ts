import { CryptoError } from "./crypto-error";

/**
 * The same memory as a plain Uint8Array. Node hands out Buffers, whose `slice` shares memory and which compare unequal
 * to plain arrays in tests; nothing outside `shared/crypto` should depend on which it got.
 */
export function plainBytes(buffer: Uint8Array): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** The UTF-8 bytes of a constant such as a domain tag. */
export function utf8(text: string): Uint8Array {
  return plainBytes(Buffer.from(text, "utf8"));
}

/** Big-endian unsigned 32-bit. @throws CryptoError `out-of-range` */
export function u32be(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new CryptoError("out-of-range", "not an unsigned 32-bit number");
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return plainBytes(bytes);
}

/** Big-endian unsigned 64-bit of a number up to 2^53 - 1. @throws CryptoError `out-of-range` */
export function u64be(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new CryptoError("out-of-range", "not an unsigned number below 2^53");
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return plainBytes(bytes);
}

export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  return plainBytes(Buffer.concat(parts));
}

/** @throws CryptoError `invalid-length` unless `bytes` has exactly `length` bytes. */
export function requireLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) {
    throw new CryptoError("invalid-length", `${what} must have ${length} bytes, not ${bytes.length}`);
  }
}

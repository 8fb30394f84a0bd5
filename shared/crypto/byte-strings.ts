import { CryptoError } from "./crypto-error";

/** The UTF-8 bytes of a constant such as a domain tag. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text, "utf8");
}

/** Big-endian unsigned 32-bit. @throws CryptoError `out-of-range` */
export function u32be(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new CryptoError("out-of-range", "not an unsigned 32-bit number");
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Big-endian unsigned 64-bit of a number up to 2^53 - 1. @throws CryptoError `out-of-range` */
export function u64be(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new CryptoError("out-of-range", "not an unsigned number below 2^53");
  }
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** @throws CryptoError `invalid-length` unless `bytes` has exactly `length` bytes. */
export function requireLength(bytes: Uint8Array, length: number, what: string): void {
  if (bytes.length !== length) {
    throw new CryptoError("invalid-length", `${what} must have ${length} bytes, not ${bytes.length}`);
  }
}

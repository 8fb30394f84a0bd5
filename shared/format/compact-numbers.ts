import { FormatError, malformed } from "./format-error";

/** Numbers of the compact grant: unsigned LEB128 in the fewest bytes, and fixed big-endian 32 bits. */

const MAX_VARINT_BYTES = 8;

/** 7 bits a byte, lowest first; the top bit says that more follow. */
export function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.of(...bytes, rest);
}

/** Takes fields from the front of a byte string. Every method throws FormatError `truncated` at the end. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A copy of the next `length` bytes. */
  take(length: number): Uint8Array {
    const end = this.position + length;
    if (end > this.bytes.length) throw new FormatError("truncated");
    const taken = Uint8Array.from(this.bytes.subarray(this.position, end));
    this.position = end;
    return taken;
  }

  /** A copy of all that is left. */
  takeRest(): Uint8Array {
    return this.take(this.bytes.length - this.position);
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u32(): number {
    return new DataView(this.take(4).buffer).getUint32(0);
  }

  /** @throws FormatError `malformed` for more than 2^53 - 1 and for more bytes than needed */
  varint(): number {
    let value = 0;
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) {
        if ((byte === 0 && i > 0) || !Number.isSafeInteger(value)) throw malformed("varint");
        return value;
      }
    }
    throw malformed("varint is too long");
  }
}

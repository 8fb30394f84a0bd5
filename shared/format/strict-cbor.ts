import { decode, encode } from "cborg";
import { plainBytes } from "../crypto";
import { FormatError, malformed } from "./format-error";
import { LIMITS } from "./limits";

/**
 * Deterministic CBOR (RFC 8949 section 4.2), cut down to what the format uses: integers, byte strings, text,
 * arrays, null, and maps with integer keys. Exactly one encoding of each value is accepted.
 */
export type CborValue =
  | null
  | number
  | string
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<number, CborValue>;

export function encodeCbor(value: CborValue): Uint8Array {
  return plainBytes(encode(value));
}

/**
 * Decodes one value that fills `bytes`.
 * @throws FormatError `malformed` for anything but the canonical encoding, `limit-exceeded` above `maxBytes`
 */
export function decodeCbor(bytes: Uint8Array, maxBytes: number): CborValue {
  if (bytes.length > maxBytes) throw new FormatError("limit-exceeded", "CBOR is too long");
  checkShape(bytes);
  const value = decodeValue(bytes);
  // Catches every other spelling: long-form numbers, floats, unsorted keys, text that is not UTF-8.
  if (!Buffer.from(encodeCbor(value)).equals(bytes)) throw malformed("CBOR is not canonical");
  return value;
}

function decodeValue(bytes: Uint8Array): CborValue {
  try {
    const value: unknown = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
      useMaps: true,
    });
    // `checkShape` has let through only what the type names.
    return value as CborValue;
  } catch {
    throw malformed("not valid CBOR");
  }
}

/** Major types (RFC 8949 section 3.1). */
const MAJOR = { bytes: 2, text: 3, array: 4, map: 5 } as const;
const NULL_BYTE = 0xf6;

/** Refuses deep nesting, tags, floats and lengths beyond the end, in one pass and without recursion. */
function checkShape(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pending: number[] = [1];
  let position = 0;
  while (pending.length > 0) {
    const left = pending[pending.length - 1] ?? 0;
    if (left === 0) {
      pending.pop();
      continue;
    }
    pending[pending.length - 1] = left - 1;
    const head = readHead(view, position);
    position = head.end;
    if (head.major === MAJOR.bytes || head.major === MAJOR.text) position += head.argument;
    if (position > bytes.length) throw malformed("CBOR string is longer than the input");
    const children = childCount(head.major, head.argument);
    // Every child takes a byte at least, so a larger count cannot be true.
    if (children > bytes.length - position) throw malformed("CBOR count is larger than the input");
    if (children > 0) pending.push(children);
    if (pending.length > LIMITS.cborDepth + 1) throw malformed("CBOR is nested too deeply");
  }
  if (position !== bytes.length) throw malformed("bytes after the CBOR value");
}

function childCount(major: number, argument: number): number {
  if (major === MAJOR.array) return argument;
  return major === MAJOR.map ? 2 * argument : 0;
}

function readHead(view: DataView, position: number): { major: number; argument: number; end: number } {
  if (position >= view.byteLength) throw malformed("CBOR ends early");
  const first = view.getUint8(position);
  const major = first >> 5;
  const info = first & 0x1f;
  if (major > MAJOR.map && first !== NULL_BYTE) throw malformed("CBOR type is not used by the format");
  if (info < 24 || first === NULL_BYTE) return { major, argument: info, end: position + 1 };
  if (info > 27) throw malformed("CBOR length is indefinite or reserved");
  const width = 2 ** (info - 24);
  const end = position + 1 + width;
  if (end > view.byteLength) throw malformed("CBOR ends early");
  return { major, argument: readUnsigned(view, position + 1, width), end };
}

function readUnsigned(view: DataView, position: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + view.getUint8(position + i);
  return value;
}

import { FormatError, malformed } from "./format-error";
import type { CborValue } from "./strict-cbor";

/** Takes typed fields out of decoded CBOR. All throw FormatError `malformed`, or `limit-exceeded` above a limit. */

export function readUint(
  value: CborValue | undefined,
  what: string,
  max: number = Number.MAX_SAFE_INTEGER,
): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw malformed(`${what}: not a count`);
  if (value > max) throw new FormatError("limit-exceeded", `${what} is too large`);
  return value;
}

export function readInteger(value: CborValue | undefined, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw malformed(`${what}: not an integer`);
  return value;
}

/** A byte string of exactly `length` bytes, as a copy of its own. */
export function readBytes(value: CborValue | undefined, what: string, length: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== length)
    throw malformed(`${what}: not ${length} bytes`);
  return Uint8Array.from(value);
}

/** A byte string of any length (the structure around it is limited), as a copy of its own. */
export function readAnyBytes(value: CborValue | undefined, what: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw malformed(`${what}: not bytes`);
  return Uint8Array.from(value);
}

export function readText(value: CborValue | undefined, what: string): string {
  if (typeof value !== "string") throw malformed(`${what}: not text`);
  return value;
}

/** An array of at most `max` elements. */
export function readArray(value: CborValue | undefined, what: string, max: number): readonly CborValue[] {
  if (!isArray(value)) throw malformed(`${what}: not an array`);
  if (value.length > max) throw new FormatError("limit-exceeded", `${what} has too many elements`);
  return value;
}

function isArray(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value);
}

/** An array of exactly `length` elements. */
export function readTuple(value: CborValue | undefined, what: string, length: number): readonly CborValue[] {
  const array = readArray(value, what, Number.MAX_SAFE_INTEGER);
  if (array.length !== length) throw malformed(`${what}: not ${length} elements`);
  return array;
}

/** A map with integer keys. */
export function readMap(value: CborValue, what: string): ReadonlyMap<number, CborValue> {
  if (!isMap(value)) throw malformed(`${what}: not a map`);
  return value;
}

function isMap(value: CborValue): value is ReadonlyMap<number, CborValue> {
  return value instanceof Map;
}

/** Reads null as null and anything else by `read`. */
export function readNullable<T>(value: CborValue | undefined, read: (value: CborValue) => T): T | null {
  if (value === undefined) throw malformed("a field is missing");
  return value === null ? null : read(value);
}

/** The element of a closed list that a small number stands for. */
export function readChoice<T>(value: CborValue | undefined, what: string, choices: readonly T[]): T {
  const choice = typeof value === "number" ? choices[value] : undefined;
  if (choice === undefined) throw malformed(`${what}: unknown value`);
  return choice;
}

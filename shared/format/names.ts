import { FormatError } from "./format-error";
import { LIMITS } from "./limits";

/** What people and items may be called. Lengths are in bytes of UTF-8. */

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Line separators and bidirectional overrides, which make one person's name look like another's. */
const MISLEADING = /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Bytes in UTF-8, or -1 for text with lone surrogates, which has no UTF-8 form. */
function utf8Length(text: string): number {
  const bytes = Buffer.from(text, "utf8");
  return bytes.toString("utf8") === text ? bytes.length : -1;
}

function fits(text: string, maxBytes: number): boolean {
  const length = utf8Length(text);
  return length >= 1 && length <= maxBytes;
}

/** As much of the text as fits into `maxBytes` of UTF-8, whole code points. */
export function cutToBytes(text: string, maxBytes: number): string {
  let length = 0;
  let kept = "";
  for (const codePoint of text) {
    length += Buffer.byteLength(codePoint, "utf8");
    if (length > maxBytes) break;
    kept += codePoint;
  }
  return kept;
}

/**
 * Checks the name of a vault, folder or file: 1 to 1,024 bytes, no slash, backslash or control character,
 * not "." or "..".
 * @throws FormatError `invalid-name`
 */
export function checkItemName(name: string): string {
  const allowed = fits(name, LIMITS.itemNameBytes) && !CONTROL.test(name) && !/[/\\]/.test(name);
  if (!allowed || name === "." || name === "..") throw new FormatError("invalid-name");
  return name;
}

/**
 * Checks a person's display name: 1 to 100 bytes, no control characters or bidirectional overrides, no white
 * space at the ends.
 * @throws FormatError `invalid-name`
 */
export function checkPersonName(name: string): string {
  const allowed = fits(name, LIMITS.personNameBytes) && !CONTROL.test(name) && !MISLEADING.test(name);
  if (!allowed || name.trim() !== name) throw new FormatError("invalid-name");
  return name;
}

/**
 * An address as it is stored and compared: trimmed, NFC, lower case.
 * @throws FormatError `invalid-address`
 */
export function normalizeAddress(text: string): string {
  return checkAddress(text.trim().normalize("NFC").toLowerCase().normalize("NFC"));
}

/** @throws FormatError `invalid-address` unless the address is valid and already normal. */
export function checkAddress(address: string): string {
  const normal = address.normalize("NFC").toLowerCase().normalize("NFC") === address;
  const allowed = fits(address, LIMITS.addressBytes) && ADDRESS.test(address) && !CONTROL.test(address);
  if (!normal || !allowed || MISLEADING.test(address)) throw new FormatError("invalid-address");
  return address;
}
